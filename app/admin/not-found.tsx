import { SearchX } from "lucide-react";
import { ButtonLink } from "@/components/patterns/button-link";
import { EmptyState } from "@/components/patterns/empty-state";
import { Page } from "@/components/patterns/page";

export default function NotFoundInConsole() {
  return (
    <Page>
      <h1 className="sr-only">There is nothing here</h1>
      <EmptyState
        icon={SearchX}
        title="There is nothing here"
        action={<ButtonLink href="/admin">Go to the overview</ButtonLink>}
      >
        The address is wrong, or what was here is gone.
      </EmptyState>
    </Page>
  );
}

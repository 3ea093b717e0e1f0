import { Library, SearchX } from "lucide-react";
import { ButtonLink } from "@/components/patterns/button-link";
import { EmptyState } from "@/components/patterns/empty-state";
import { newSourcePath, sourcesPath } from "./source-paths";

type NoSourcesProps = { tenant: string; canAdd: boolean; isFiltered: boolean };

/** In place of the list, when there is nothing in it. */
export function NoSources({ tenant, canAdd, isFiltered }: NoSourcesProps) {
  if (isFiltered) {
    return (
      <EmptyState
        icon={SearchX}
        title="No source is like that"
        action={<ButtonLink href={sourcesPath(tenant)}>Show all sources</ButtonLink>}
      >
        Change the filters, or look at all of them.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={Library}
      title="There is no source yet"
      action={
        canAdd && (
          <ButtonLink href={newSourcePath(tenant)} variant="primary">
            Add the first source
          </ButtonLink>
        )
      }
    >
      {canAdd
        ? "Upload files, name a web page, or paste text. Bots answer from what you add here. You can also drop files on this page."
        : "Bots answer from sources. Somebody who may edit this team has to add one."}
    </EmptyState>
  );
}

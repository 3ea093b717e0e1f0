import { ButtonLink } from "@/components/patterns/button-link";
import { LogoMark } from "@/components/patterns/logo";

export const metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main className="mx-auto flex min-h-view max-w-md flex-col items-start justify-center gap-3 p-6">
      <LogoMark className="mb-3 size-8" />
      <h1 className="font-semibold text-2xl tracking-tight">There is nothing here</h1>
      <p className="text-muted">
        The address is wrong, or what was here is gone, or it belongs to a team you are not in.
      </p>
      <ButtonLink href="/" className="mt-2">
        Go to the start page
      </ButtonLink>
    </main>
  );
}

import Link from "next/link";
import { documentPath } from "@/lib/client/document-path";
import type { JobDto } from "@/lib/schemas/job";

/** How the API names a job whose document or source is not there any more. */
export const DELETED = "(deleted)";

/** What a job works on, with the way there while it is still there; a long name takes two lines, and is whole there. */
export function JobTitle({ job: { sourceId, documentId, title }, tenant }: { job: JobDto; tenant: string }) {
  const source = sourceId && `/t/${tenant}/sources/${sourceId}`;
  const href = documentId ? documentPath(tenant, documentId) : source;
  if (!href || title === DELETED) {
    return <span className="block truncate text-muted">{title === DELETED ? "Deleted" : title}</span>;
  }
  return (
    <Link
      href={href}
      dir="auto"
      title={title}
      className="wrap-anywhere line-clamp-2 whitespace-normal rounded font-medium hover:underline"
    >
      {title}
    </Link>
  );
}

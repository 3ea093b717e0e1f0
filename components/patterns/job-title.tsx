import Link from "next/link";
import { documentPath } from "@/lib/client/document-path";
import type { JobDto } from "@/lib/schemas/job";

type JobTitleProps = { job: JobDto; tenant: string };

/** What a job works on, with the way there while it is still there; a long name takes two lines, and is whole there. */
export function JobTitle({ job: { sourceId, documentId, title, isDeleted }, tenant }: JobTitleProps) {
  const source = sourceId && `/t/${tenant}/sources/${sourceId}`;
  const href = documentId ? documentPath(tenant, documentId) : source;
  if (!href || isDeleted) {
    return (
      <span dir="auto" title={title} className="wrap-anywhere line-clamp-2 whitespace-normal text-muted">
        {title}
      </span>
    );
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

import Link from "next/link";
import type { JobDto } from "@/lib/schemas/job";

/** How the API names a job whose document or source is not there any more. */
const DELETED = "(deleted)";

/** What a job works on, with the way there while it is still there. */
export function JobTitle({ job: { sourceId, title }, home }: { job: JobDto; home: string }) {
  if (!sourceId || title === DELETED) {
    return <span className="block truncate text-muted">{title === DELETED ? "Deleted" : title}</span>;
  }
  return (
    <Link href={`${home}/sources/${sourceId}`} className="block truncate rounded font-medium hover:underline">
      {title}
    </Link>
  );
}

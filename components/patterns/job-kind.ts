import type { JobDto } from "@/lib/schemas/job";

const KINDS: Record<JobDto["kind"], string> = {
  ingest_document: "Read and index",
  reindex_document: "Index anew",
  delete_document: "Delete document",
  delete_source: "Delete source",
  delete_bot: "Erase bot",
  sync_source: "Look for pages",
  evaluate_bot: "Evaluate bot",
};

/** What a job does, in words. */
export function jobKindLabel(kind: JobDto["kind"]): string {
  return KINDS[kind];
}

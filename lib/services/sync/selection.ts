import type { SourceConfig } from "@/lib/schemas/source-config";

/** Which parts of its pages a source takes in, as one text to compare by; null for what looks like the content. */
export function selectionOf({ keep = [], drop = [] }: Pick<SourceConfig, "keep" | "drop">): string | null {
  return keep.length + drop.length > 0 ? JSON.stringify({ keep, drop }) : null;
}

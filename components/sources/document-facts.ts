import type { DocumentDto, DocumentStatus } from "@/lib/schemas/source";

const WORKING: readonly DocumentStatus[] = ["queued", "extracting", "embedding"];
const ENDED_BADLY: readonly DocumentStatus[] = ["failed", "unsupported", "canceled"];

/** Whether there is still something to come. */
export function isAtWork({ status }: Pick<DocumentDto, "status">): boolean {
  return WORKING.includes(status);
}

/** Whether another try is what one would want of it. */
export function canRetry({ status }: Pick<DocumentDto, "status">): boolean {
  return ENDED_BADLY.includes(status);
}

/** The version from before answers on while a newer one is at work, or came to nothing. */
export function answersFromBefore({ status, chunks }: Pick<DocumentDto, "status" | "chunks">): boolean {
  return status !== "ready" && chunks > 0;
}

/** What its title leaves out: the ending of its file, else the file's whole name, or its address; null when nothing. */
export function secondName({
  title,
  fileName,
  url,
}: Pick<DocumentDto, "title" | "fileName" | "url">): string | null {
  const name = fileName ?? url;
  if (name === null || name === title) return null;
  return name.startsWith(`${title}.`) ? name.slice(title.length + 1).toUpperCase() : name;
}

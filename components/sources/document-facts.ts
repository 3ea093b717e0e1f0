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

/** What a document is called beside its title: its file, or its address; null where that says nothing new. */
export function secondName({
  title,
  fileName,
  url,
}: Pick<DocumentDto, "title" | "fileName" | "url">): string | null {
  const name = fileName ?? url;
  return name === title ? null : name;
}

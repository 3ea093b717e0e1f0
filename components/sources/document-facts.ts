import { count } from "@/lib/client/format";
import type { DocumentDto, DocumentStatus } from "@/lib/schemas/source";

const WORKING: readonly DocumentStatus[] = ["queued", "extracting", "embedding"];

/** Whether there is still something to come. */
export function isAtWork({ status }: Pick<DocumentDto, "status">): boolean {
  return WORKING.includes(status);
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
  // Titles of files that came in an archive begin with their folders.
  const shortTitle = fileName === null ? title : title.slice(title.lastIndexOf("/") + 1);
  if (name === null || name === title) return null;
  return name.startsWith(`${shortTitle}.`) ? name.slice(shortTitle.length + 1).toUpperCase() : name;
}

/** What goes with a document, up to the verb: `and its 3 passages are`. */
export function whatGoes({ chunks, attachments }: Pick<DocumentDto, "chunks" | "attachments">): string {
  const parts = [
    ...(chunks > 0 ? [`its ${count(chunks, "passage")}`] : []),
    ...(attachments > 0 ? [`the ${count(attachments, "file")} that came in it`] : []),
  ];
  return parts.length > 0 ? `and ${parts.join(" and ")} are` : "is";
}

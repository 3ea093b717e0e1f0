import { type ExtractedText, refund, type Tx } from "../_kit";
import type { IngestRef } from "./fence";

/** Characters of what has no pages that count as one. */
const CHARACTERS_PER_PAGE = 3_000;

/** What is counted for reading a version: its pages, or as many as a text of its length would fill. */
export function pagesOf({ text, pageStarts }: Pick<ExtractedText, "text" | "pageStarts">): number {
  return pageStarts.length || Math.max(1, Math.ceil(text.length / CHARACTERS_PER_PAGE));
}

/** Takes back what was counted for reading a version that came to nothing: nobody has anything of it. One that answers stays counted. */
export async function takeBackReading(
  tx: Tx,
  { documentId, version }: Pick<IngestRef, "documentId" | "version">,
): Promise<void> {
  const answers = await tx.db.document.count({ where: { id: documentId, liveVersion: version } });
  if (answers === 0) await refund(tx, readingOf({ documentId, version }), ["reserved", "settled"]);
}

/** The entry of usage under which the pages of a version are counted. */
export const readingOf = ({ documentId, version }: Pick<IngestRef, "documentId" | "version">) =>
  `${documentId}:${version}`;

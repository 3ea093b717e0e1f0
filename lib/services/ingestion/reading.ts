import type { ExtractedText } from "../_kit";
import type { IngestRef } from "./fence";

/** Characters of what has no pages that count as one. */
const CHARACTERS_PER_PAGE = 3_000;

/** What is counted for reading a version: its pages, or as many as a text of its length would fill. */
export function pagesOf({ text, pageStarts }: Pick<ExtractedText, "text" | "pageStarts">): number {
  return pageStarts.length || Math.max(1, Math.ceil(text.length / CHARACTERS_PER_PAGE));
}

/** The entry of usage under which the pages of a version are counted. */
export const readingOf = ({ documentId, version }: Pick<IngestRef, "documentId" | "version">) =>
  `${documentId}:${version}`;

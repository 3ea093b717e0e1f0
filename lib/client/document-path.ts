import { versionOfChunk } from "@/lib/core/ids";

/** A stretch of a document's text, in UTF-16 units; the end is excluded. */
export type Stretch = { start: number; end: number };

/** A stretch as an address names it: with the version of the document it counts in, when that is known. */
export type StretchInVersion = Stretch & { version?: number };

/**
 * The page of a document; with a stretch, it opens there and marks it. A chunk or a citation is a stretch that knows its
 * version, so that the page can tell when the text is another by now.
 */
export function documentPath(
  tenant: string,
  documentId: string,
  at?: Stretch & { chunkId?: string },
): string {
  const path = `/t/${tenant}/documents/${documentId}`;
  if (!at) return path;
  const version = versionOfChunk(at.chunkId ?? "");
  return `${path}?at=${at.start}-${at.end}${version === undefined ? "" : `&version=${version}`}`;
}

/** The stretch that a page's `at` and `version` name, or null for anything else. */
export function parseStretch(
  at: string | null | undefined,
  version?: string | null,
): StretchInVersion | null {
  const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(at ?? "") ?? [];
  if (!start || !end || Number(start) >= Number(end)) return null;
  const stretch = { start: Number(start), end: Number(end) };
  return /^\d{1,9}$/.test(version ?? "") ? { ...stretch, version: Number(version) } : stretch;
}

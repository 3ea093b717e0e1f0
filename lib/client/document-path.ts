/** A stretch of a document's text, in UTF-16 units; the end is excluded. */
export type Stretch = { start: number; end: number };

/** The page of a document; with a stretch, it opens there and marks it. */
export function documentPath(tenant: string, documentId: string, at?: Stretch): string {
  const path = `/t/${tenant}/documents/${documentId}`;
  return at ? `${path}?at=${at.start}-${at.end}` : path;
}

/** The stretch that a page's `at` names, or null for anything else. */
export function parseStretch(at: string | undefined): Stretch | null {
  const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(at ?? "") ?? [];
  return start && end && Number(start) < Number(end) ? { start: Number(start), end: Number(end) } : null;
}

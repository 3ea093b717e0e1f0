import type { Stretch } from "@/lib/client/document-path";

/** A part of a piece that is drawn alike; `pages`: the numbers of the pages that begin where it begins. */
export type Run = Stretch & { isMarked: boolean; pages: readonly number[] };

/** The page that an offset is on, from 1; null for a document without pages. Of pages without text, the last one counts. */
export function pageAt(pageStarts: readonly number[], offset: number): number | null {
  return pageStarts.length === 0 ? null : Math.max(countUpTo(pageStarts, offset), 1);
}

/** The pages that begin from `from` to `to`, both included. */
export function pagesBetween(pageStarts: readonly number[], from: number, to: number): number[] {
  const first = countUpTo(pageStarts, from - 1);
  const past = countUpTo(pageStarts, to);
  return Array.from({ length: Math.max(past - first, 0) }, (_, index) => first + index + 1);
}

/** A piece of text cut where the mark begins and ends, and where a page begins within it. */
export function runsOf(piece: Stretch, mark: Stretch | null, pageStarts: readonly number[]): Run[] {
  const pages = pagesBetween(pageStarts, piece.start + 1, piece.end - 1);
  const inside = pages.flatMap((page) => pageStarts[page - 1] ?? []);
  const edges = mark ? [mark.start, mark.end].filter((at) => at > piece.start && at < piece.end) : [];
  const cuts = [...new Set([piece.start, ...inside, ...edges])].sort((one, other) => one - other);
  return cuts.map((start, index) => ({
    start,
    end: cuts[index + 1] ?? piece.end,
    isMarked: mark !== null && start >= mark.start && start < mark.end,
    pages: pages.filter((page) => pageStarts[page - 1] === start),
  }));
}

/** How many of the ascending numbers are not above `most`. */
function countUpTo(ascending: readonly number[], most: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((ascending[middle] ?? 0) <= most) low = middle + 1;
    else high = middle;
  }
  return low;
}

import type { PageText, Segment } from "./segment";

/** Headers and footers are in this outer share of a page's height. */
const ZONE = 0.13;
const MIN_PAGES = 3;
/** Points by which a running line may be off its place from page to page. */
const PLACE_STEP = 4;
/** On the first pages a header is as good as any other text, and the only place where it is kept. */
const KEPT_ON_PAGES = 1;

/**
 * Takes out what stands in the same place at the top or bottom of at least three pages, numbers apart; where such lines
 * stand, two pages are enough. On the first page they stay, when they say something and are not all there is.
 */
export function dropRunningLines(pages: readonly PageText[]): PageText[] {
  const isRunning = runningLines(pages);
  const without = pages.map((page) => ({
    ...page,
    segments: page.segments.filter((segment) => !isRunning(segment, page)),
  }));
  if (without.every((page) => page.segments.length === 0)) return without;
  return without.map((page, index) => {
    const before = pages[index];
    if (index >= KEPT_ON_PAGES || !before) return page;
    const isKept = (segment: Segment) => !isRunning(segment, before) || saysSomething(segment.text);
    return { ...page, segments: before.segments.filter(isKept) };
  });
}

function runningLines(pages: readonly PageText[]): (segment: Segment, page: PageText) => boolean {
  const seen = new Map<string, { place: number; pages: number }>();
  for (const page of pages) {
    const onPage = new Map(page.segments.flatMap((segment) => keysOf(segment, page)));
    for (const [key, place] of onPage) seen.set(key, { place, pages: (seen.get(key)?.pages ?? 0) + 1 });
  }
  const places = new Set(
    [...seen.values()].filter((line) => line.pages >= MIN_PAGES).map((line) => line.place),
  );
  return (segment, page) =>
    keysOf(segment, page).some(([key, place]) => {
      const count = seen.get(key)?.pages ?? 0;
      return count >= MIN_PAGES || (count > 1 && places.has(place));
    });
}

/** What a line says and where; twice, so that a line on the border between two places is still found. */
function keysOf(segment: Segment, { top, bottom }: PageText): [key: string, place: number][] {
  const share = (segment.y - top) / (bottom - top);
  if (share > ZONE && share < 1 - ZONE) return [];
  const text = segment.text.toLowerCase().replace(/\d+/g, "#");
  if (!/\p{L}/u.test(text) && !/^[\W_]*#[\W_]*$/.test(text)) return [];
  const place = Math.floor((segment.y - top) / PLACE_STEP);
  return [place, place + 1].map((at) => [`${at} ${text}`, at]);
}

function saysSomething(text: string): boolean {
  return (text.replace(/\bpage\b/i, "").match(/\p{L}/gu)?.length ?? 0) > 3;
}

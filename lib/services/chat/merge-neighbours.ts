import type { Passage } from "../retrieval";

/** A model reads on better than it pieces together, but what is cited should still be found at a glance. */
const MOST_MERGED = 3;

/**
 * Passages that follow each other in one section of a document become one, so that what is said over their border is read
 * whole. It stands where the better of them stood. Offsets still count in the document's text: between two passages there
 * is nothing but blank.
 * @param passages best first
 */
export function mergeNeighbours(passages: readonly Passage[]): Passage[] {
  const runs: Passage[][] = [];
  const inReadingOrder = [...passages].sort((a, b) =>
    a.documentId < b.documentId ? -1 : a.documentId > b.documentId ? 1 : a.ordinal - b.ordinal,
  );
  for (const passage of inReadingOrder) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && run.length < MOST_MERGED && goesOn(last, passage)) run.push(passage);
    else runs.push([passage]);
  }
  const place = new Map(passages.map(({ chunkId }, at) => [chunkId, at]));
  const placeOf = (run: readonly Passage[]) => Math.min(...run.map(({ chunkId }) => place.get(chunkId) ?? 0));
  return runs.sort((a, b) => placeOf(a) - placeOf(b)).flatMap((run) => run.reduce(join));
}

function goesOn(before: Passage, after: Passage): boolean {
  return (
    before.documentId === after.documentId &&
    before.ordinal + 1 === after.ordinal &&
    before.headingPath.join("\n") === after.headingPath.join("\n")
  );
}

function join(before: Passage, after: Passage): Passage {
  const gap = after.start - before.end;
  const shift = after.start - before.start;
  const text = gap < 0 ? before.text + after.text.slice(-gap) : before.text + blank(gap) + after.text;
  const shared = Math.max(0, -gap);
  const blocks = after.blocks
    .filter(({ end }) => end > shared)
    .map((block) => ({ ...block, start: Math.max(block.start, shared) + shift, end: block.end + shift }));
  return {
    ...(before.score >= after.score ? before : after),
    ...{ ordinal: after.ordinal, page: before.page, context: before.context },
    ...{ text, start: before.start, end: after.end },
    blocks: [...before.blocks, ...blocks],
    times: [...before.times, ...moved(after.times, shift, shared)],
    pageBreaks: [...before.pageBreaks, ...breaksOf(before, after, shift)],
  };
}

/** What stands between two blocks is a blank line; within one, a blank. */
const blank = (length: number) => (length > 1 ? "\n\n".padEnd(length) : " ".repeat(length));

const moved = <At extends { start: number }>(list: readonly At[], shift: number, from: number): At[] =>
  list.filter(({ start }) => start >= from).map((one) => ({ ...one, start: one.start + shift }));

/** Where the pages begin that begin after the first passage: those between the two begin with the second. */
function breaksOf(before: Passage, after: Passage, shift: number): number[] {
  if (before.page === null || after.page === null) return [];
  const known = before.page + before.pageBreaks.length;
  const between = Array.from({ length: Math.max(0, after.page - known) }, () => shift);
  const later = after.pageBreaks.slice(Math.max(0, known - after.page));
  return [...between, ...later.map((at) => at + shift)];
}

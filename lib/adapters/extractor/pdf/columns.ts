import type { Line } from "./lines";
import type { Segment } from "./segment";

const MIN_LINES = 4;
const MAX_LINES = 400;
/** Lines of prose are longer than entries of a table. */
const MIN_LETTERS = 22;

/**
 * Some files draw columns of prose line by line across the page. Where lines keep the same gap for a while, with prose
 * on both sides, all of the left column is put before all of the right one.
 */
export function untangleColumns(lines: readonly Line[]): Line[] {
  const result: Line[] = [];
  for (let index = 0; index < lines.length; ) {
    const run = columnRun(lines, index);
    if (run) {
      result.push(...run.left.map(single), ...run.right.map(single));
      index = run.end;
    } else {
      const line = lines[index++];
      if (line) result.push(line);
    }
  }
  return result;
}

type Run = { left: Segment[]; right: Segment[]; end: number };

/** The longest run of lines from `start` that leaves one gap open, if it looks like two columns of prose. */
function columnRun(lines: readonly Line[], start: number): Run | null {
  const first = lines[start];
  if (first?.length !== 2 || !first[0] || !first[1]) return null;
  let gapLeft = first[0].right;
  let gapRight = first[1].left;
  const run: Run = { left: [], right: [], end: start };
  let pairs = 0;
  for (const line of lines.slice(start, start + MAX_LINES)) {
    const [one, two] = line;
    if (!one || line.length > 2) break;
    const nextLeft = Math.max(gapLeft, two ? one.right : one.left < gapLeft ? one.right : gapLeft);
    const nextRight = Math.min(gapRight, two ? two.left : one.left >= gapLeft ? one.left : gapRight);
    if (nextRight - nextLeft < 0.5 * one.size) break;
    gapLeft = nextLeft;
    gapRight = nextRight;
    if (two) pairs++;
    (two || one.right <= gapLeft ? run.left : run.right).push(one);
    if (two) run.right.push(two);
    run.end++;
  }
  return pairs >= MIN_LINES && isProse(run.left) && isProse(run.right) ? run : null;
}

function isProse(column: readonly Segment[]): boolean {
  const letters = column.reduce((sum, segment) => sum + segment.text.length, 0);
  return column.length >= MIN_LINES && letters / column.length >= MIN_LETTERS;
}

function single(segment: Segment): Line {
  return [segment];
}

import { CELL_GAP, distance, isSameLine, join, RTL, type Segment } from "./segment";

/** One line of the page: its cells from the first to the last read; most lines have one. */
export type Line = Segment[];

/** Lines further away than this, counted and in heights of the font, say nothing about a line's gaps. */
const NEIGHBOURS = 10;
const NEIGHBOUR_REACH = 6;
/** Of the font's height: the width of a character in a font of fixed pitch. */
const MONO_WIDTH = 0.6;
const MAX_BLANKS = 80;
/** A full stop that stands left of a number, where the line goes from right to left. */
const LEADING_STOP = /^([.,:;!]+)(.*)$/;

/**
 * Puts segments that follow each other on one baseline together. A wide gap stays a gap between cells only when a line
 * nearby has one in the same place; else it is a space that was stretched.
 */
export function toLines(segments: readonly Segment[]): Line[] {
  const drawn: Line[] = [];
  for (const segment of segments) {
    const line = drawn.at(-1);
    const last = line?.at(-1);
    if (line && last && isSameLine(last, segment) && isBeside(line, segment)) line.push(segment);
    else drawn.push([segment]);
  }
  const lines = drawn.map((line) => closeNarrow(inReadingOrder(line)));
  return lines.map((line, index) =>
    closeStretched(line, lines.slice(Math.max(0, index - NEIGHBOURS), index + NEIGHBOURS + 1)),
  );
}

/** Further to the right; where there is text from right to left, just not over each other. */
function isBeside(line: Line, segment: Segment): boolean {
  const isRtl = RTL.test(segment.text) || line.some((cell) => RTL.test(cell.text));
  return line.every((cell) => {
    const gap = isRtl ? distance(cell, segment) : segment.left - cell.right;
    return gap > -0.3 * segment.size;
  });
}

/** Lines of mostly Arabic or Hebrew start on the right, in whatever order they were drawn. */
function inReadingOrder(line: Line): Line {
  const letters = line.reduce((sum, cell) => sum + cell.text.length, 0);
  const rtl = line.reduce((sum, cell) => sum + (RTL.test(cell.text) ? cell.text.length : 0), 0);
  if (line.length < 2 || rtl * 2 < letters) return line;
  return line
    .toSorted((a, b) => b.right - a.right)
    .map((cell) => (RTL.test(cell.text) ? cell : { ...cell, text: cell.text.replace(LEADING_STOP, "$2$1") }));
}

/** Joins what no wide gap parts, and code, whatever gaps it has. */
function closeNarrow(line: Line): Line {
  const cells: Line = [];
  for (const cell of line) {
    const last = cells.at(-1);
    const gap = last ? distance(last, cell) : 0;
    if (last && gap < CELL_GAP * last.size) {
      cells[cells.length - 1] = join(last, cell, " ");
    } else if (last?.isMono && cell.isMono) {
      const blanks = Math.min(Math.round(gap / (MONO_WIDTH * last.size)), MAX_BLANKS);
      cells[cells.length - 1] = join(last, cell, " ".repeat(Math.max(1, blanks)));
    } else {
      cells.push(cell);
    }
  }
  return cells;
}

function closeStretched(line: Line, around: readonly Line[]): Line {
  const neighbours = around.filter((other) => other !== line && other.length > 1 && isNear(line, other));
  const cells: Segment[] = [];
  for (const cell of line) {
    const last = cells.at(-1);
    if (last && !neighbours.some((other) => hasGapLike(other, last, cell)))
      cells[cells.length - 1] = join(last, cell, " ");
    else cells.push(cell);
  }
  return cells;
}

function isNear(line: Line, other: Line): boolean {
  const [a, b] = [line[0], other[0]];
  return (
    a !== undefined && b !== undefined && Math.abs(a.y - b.y) < NEIGHBOUR_REACH * Math.max(a.size, b.size)
  );
}

/** Whether the other line has a gap in the same place. */
function hasGapLike(other: Line, before: Segment, after: Segment): boolean {
  return other.some((cell, index) => {
    const previous = other[index - 1];
    if (!previous) return false;
    const [start, end] = gapBetween(before, after);
    const [otherStart, otherEnd] = gapBetween(previous, cell);
    return Math.min(end, otherEnd) - Math.max(start, otherStart) > 0.4 * after.size;
  });
}

function gapBetween(a: Segment, b: Segment): [start: number, end: number] {
  return a.right <= b.left ? [a.right, b.left] : [b.right, a.left];
}

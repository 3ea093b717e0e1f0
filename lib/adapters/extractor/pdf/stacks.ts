import type { Line } from "./lines";
import { RTL, type Segment } from "./segment";

/** Lines below each other that belong together: paragraphs of one column, or one cell of a table. */
export type Stack = { lines: Segment[]; left: number; right: number };

/** Stacks beside each other; most rows have one. */
export type Row = Stack[];

/** Of the usual distance from line to line: more is a gap between different things. */
const MAX_LEADING = 1.45;
/** In heights of the font. */
const MAX_INDENT = 5;

/**
 * Puts lines into stacks, in reading order, and stacks that stand beside each other into rows.
 * `bodyLeading`: the usual distance from line to line, in heights of the font.
 */
export function toRows(lines: readonly Line[], bodyLeading: number): Row[] {
  const rows: Row[] = [];
  let last: Stack | null = null;
  for (const line of lines) {
    const [first] = line;
    if (line.length === 1 && first && last && goesOn(last, first, bodyLeading)) {
      last.lines.push(first);
      last.left = Math.min(last.left, first.left);
      last.right = Math.max(last.right, first.right);
      continue;
    }
    for (const cell of line) {
      const stack: Stack = { lines: [cell], left: cell.left, right: cell.right };
      const row = rows.at(-1);
      if (last && row && isRightOf(last, stack)) row.push(stack);
      else rows.push([stack]);
      last = stack;
    }
  }
  return rows;
}

function goesOn(stack: Stack, line: Segment, bodyLeading: number): boolean {
  const last = stack.lines.at(-1);
  if (!last || last.isMono !== line.isMono) return false;
  const size = Math.max(last.size, line.size);
  const leading = line.y - last.y;
  if (leading <= 0.5 * size || leading > MAX_LEADING * bodyLeading * size) return false;
  if (Math.abs(last.size - line.size) > 0.12 * size) return false;
  if (line.isMono) return Math.abs(last.left - line.left) < 40 * size;
  if (line.left >= stack.right || line.right <= stack.left) return false;
  return (
    Math.abs(line.left - last.left) <= MAX_INDENT * size ||
    Math.abs(line.right - last.right) <= size ||
    Math.abs(line.left + line.right - last.left - last.right) <= 2 * size
  );
}

/** Also for text from right to left, where the next cell is on the other side. */
function isRightOf(a: Stack, b: Stack): boolean {
  if (a.right > b.left + 1 && b.right > a.left + 1) return false;
  const [first, last, next] = [a.lines[0], a.lines.at(-1), b.lines[0]];
  if (!first || !last || !next) return false;
  if (b.left < a.left && !RTL.test(next.text)) return false;
  return next.y > first.y - 0.9 * Math.max(first.size, next.size) && next.y < last.y + 0.7 * last.size;
}

export function topOf(row: Row): number {
  return Math.min(...row.map((stack) => stack.lines[0]?.y ?? 0));
}

export function bottomOf(row: Row): number {
  return Math.max(...row.map((stack) => stack.lines.at(-1)?.y ?? 0));
}

export function sizeOf(row: Row): number {
  return Math.max(...row.map((stack) => stack.lines[0]?.size ?? 0));
}

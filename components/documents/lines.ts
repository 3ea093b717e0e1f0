import type { Stretch } from "@/lib/client/document-path";

/** An item of a list: how deep it lies, its mark, and where its text is. */
export type Item = Stretch & { depth: number; marker: string };

const ITEM = /^( *)(-|\d+\.) /;
const CELL_GAP = " | ";

/** The lines of a stretch, without their ends. */
export function linesOf(text: string, { start, end }: Stretch): Stretch[] {
  const lines: Stretch[] = [];
  for (let from = start; from <= end; ) {
    const found = text.indexOf("\n", from);
    const to = found === -1 || found > end ? end : found;
    lines.push({ start: from, end: to });
    from = to + 1;
  }
  return lines;
}

/** A list as the extractor writes it: two blanks a level, then the mark, then the text. */
export function itemsOf(text: string, list: Stretch): Item[] {
  return linesOf(text, list).map(({ start, end }) => {
    const [head = "", blanks = "", marker = ""] = ITEM.exec(text.slice(start, end)) ?? [];
    return { start: start + head.length, end, depth: blanks.length / 2, marker };
  });
}

/** The cells of each row of a table as the extractor writes it: parted by bars, blank cells at the end left out. */
export function rowsOf(text: string, table: Stretch): Stretch[][] {
  return linesOf(text, table).map((line) => cellsOf(text, line));
}

function cellsOf(text: string, line: Stretch): Stretch[] {
  const cells: Stretch[] = [];
  let from = line.start;
  // A blank first cell leaves its bar at the very start of the line.
  if (text.startsWith(CELL_GAP.trimStart(), from)) {
    cells.push({ start: from, end: from });
    from += CELL_GAP.length - 1;
  }
  for (;;) {
    const found = text.indexOf(CELL_GAP, from);
    if (found === -1 || found + CELL_GAP.length > line.end) break;
    cells.push({ start: from, end: found });
    from = found + CELL_GAP.length;
  }
  cells.push({ start: from, end: line.end });
  return cells;
}

import { bottomOf, type Row, type Stack, sizeOf, topOf } from "./stacks";

/** A table as the rows of stacks that make it, and where its columns are. */
export type TableArea = { rows: Row[]; columns: Column[] };
export type Column = { left: number; right: number };

const MAX_ROWS = 400;
/** In heights of the font. */
const MAX_ROW_GAP = 3.5;
const MAX_CELL_LINES = 12;
const MAX_CELL_LETTERS = 600;
const PROSE_LETTERS = 20;
const MAX_LABEL_LETTERS = 60;
/** A column's gap may be crossed by this share of the rows: headings over several columns. */
const MAX_CROSSING_SHARE = 0.25;

/** Parts rows into tables and everything else, in order. */
export function findTables(rows: readonly Row[]): (Row | TableArea)[] {
  const parts: (Row | TableArea)[] = [];
  for (let index = 0; index < rows.length; ) {
    const area = rows.slice(index, index + areaLength(rows, index));
    const columns = mergeUnparted(findColumns(area), area);
    const parted = area.filter((row) => spread(row, columns) > 1);
    if (parted.length > 2 || (parted.length === 2 && !isProse(parted))) {
      parts.push({ rows: area, columns });
      index += area.length;
    } else {
      const row = rows[index++];
      if (row) parts.push(row);
    }
  }
  return parts;
}

/** Two lines of text with a wide space in the same place. */
function isProse(rows: readonly Row[]): boolean {
  const cells = rows.flat();
  return cells.every(({ lines }) => lines.length === 1 && (lines[0]?.text.length ?? 0) > PROSE_LETTERS);
}

/** The cells of each row, one for each column; what stands in the same column of a row is put together. */
export function cellsOf({ rows, columns }: TableArea, textOf: (stack: Stack) => string): string[][] {
  return rows.map((row) => {
    const cells: string[] = columns.map(() => "");
    for (const stack of row) {
      const at = Math.max(0, columnOf(stack, columns));
      cells[at] = `${cells[at] ?? ""} ${textOf(stack)}`.trim();
    }
    return cells;
  });
}

/** How many rows from `start` on could be one table: several cells each, single ones only in between. */
function areaLength(rows: readonly Row[], start: number): number {
  let length = 0;
  for (let index = start; index < Math.min(rows.length, start + MAX_ROWS); index++) {
    const row = rows[index];
    const previous = rows[index - 1];
    if (!row?.every(isCell)) break;
    if (index > start && (!previous || !follows(previous, row))) break;
    if (row.length > 1) length = index - start + 1;
    else if (index === start || index - start - length >= 2 || !isLabel(row, rows[start])) break;
  }
  return length;
}

/** A row with one cell belongs to a table when it is short and set like the table's other rows. */
function isLabel(row: Row, first: Row | undefined): boolean {
  const letters = row.reduce(
    (sum, stack) => sum + stack.lines.reduce((all, line) => all + line.text.length, 0),
    0,
  );
  return (
    letters <= MAX_LABEL_LETTERS &&
    first !== undefined &&
    Math.abs(sizeOf(row) - sizeOf(first)) < 0.1 * sizeOf(first)
  );
}

function isCell({ lines }: Stack): boolean {
  const letters = lines.reduce((sum, line) => sum + line.text.length, 0);
  return lines.length <= MAX_CELL_LINES && letters <= MAX_CELL_LETTERS && lines.every((line) => !line.isMono);
}

function follows(previous: Row, row: Row): boolean {
  const gap = topOf(row) - bottomOf(previous);
  const size = Math.max(sizeOf(previous), sizeOf(row));
  return topOf(row) > topOf(previous) && gap < MAX_ROW_GAP * size;
}

/** The spans of the page that are covered by the cells, parted where nearly no row has anything. */
function findColumns(rows: readonly Row[]): Column[] {
  const maxCrossing = Math.floor(rows.length * MAX_CROSSING_SHARE);
  const edges = rows
    .flat()
    .flatMap((stack) => [
      { x: stack.left, step: 1 },
      { x: stack.right, step: -1 },
    ])
    .sort((a, b) => a.x - b.x || a.step - b.step);
  const columns: Column[] = [];
  let covered = 0;
  for (const { x, step } of edges) {
    const wasOpen = covered > maxCrossing;
    covered += step;
    const isOpen = covered > maxCrossing;
    const last = columns.at(-1);
    if (isOpen && !wasOpen) columns.push({ left: x, right: x });
    else if (!isOpen && wasOpen && last) last.right = x;
  }
  return columns;
}

/** Neighbours that no row has both of are one column, with its entries aligned in different ways. */
function mergeUnparted(columns: readonly Column[], rows: readonly Row[]): Column[] {
  const merged: Column[] = [];
  for (const column of columns) {
    const last = merged.at(-1);
    const isParted = rows.some((row) => {
      const taken = row.map((stack) => columns[columnOf(stack, columns)]);
      return (
        taken.includes(column) &&
        taken.some((other) => other && last && other.left >= last.left && other.right <= last.right)
      );
    });
    if (last && !isParted) last.right = column.right;
    else merged.push({ ...column });
  }
  return merged;
}

function columnOf(stack: Stack, columns: readonly Column[]): number {
  const overlaps = columns.map(
    (column) => Math.min(column.right, stack.right) - Math.max(column.left, stack.left),
  );
  const most = Math.max(...overlaps);
  if (most > 0) return overlaps.findIndex((overlap) => overlap > 0.5 * most);
  return overlaps.indexOf(most);
}

function spread(row: Row, columns: readonly Column[]): number {
  return new Set(row.map((stack) => columnOf(stack, columns))).size;
}

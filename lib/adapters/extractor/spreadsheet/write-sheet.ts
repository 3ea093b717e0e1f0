import type { DocumentBuilder } from "../document/document-builder";
import { writeRows } from "../document/write-rows";
import type { SheetRow } from "./sheet-rows";

/** A cell that is longer than this is text to read, and neither a name nor a value. */
const LONG_CELL = 200;
/** A line that is longer than this is no heading. */
const LONG_TITLE = 120;
/** More lines than these above a table are a text of their own. */
const MOST_TITLES = 4;

/** The tables of a sheet, which blank rows part, and the lines of text around them. */
export function writeSheet(name: string, rows: readonly SheetRow[], builder: DocumentBuilder): void {
  if (rows.length > 0) builder.heading(1, name);
  let table: SheetRow[] = [];
  let lines: SheetRow[] = [];
  const finishTable = () => {
    writeTable(table, builder);
    table = [];
  };
  for (const region of regionsOf(rows)) {
    const [titles, body] = splitTitles(region);
    if (!isTable(body)) {
      finishTable();
      for (const row of region) lines.push(row);
    } else if (lines.length === 0 && titles.length === 0 && continues(table, body)) {
      for (const row of body) table.push(row);
    } else {
      finishTable();
      writeTitles([...lines, ...titles], name, builder);
      lines = [];
      table = body;
    }
  }
  finishTable();
  for (const row of lines) builder.paragraph(textOf(row));
}

function* regionsOf(rows: readonly SheetRow[]): Generator<SheetRow[]> {
  let region: SheetRow[] = [];
  for (const row of rows) {
    const last = region.at(-1);
    if (last && row.number > last.number + 1) {
      yield region;
      region = [];
    }
    region.push(row);
  }
  if (region.length > 0) yield region;
}

/** The rows of one cell each above a table with more columns are what it is about. */
function splitTitles(region: readonly SheetRow[]): [titles: SheetRow[], body: SheetRow[]] {
  const first = region.findIndex((row) => filled(row).length > 1);
  return [region.slice(0, Math.max(0, first)), region.slice(Math.max(0, first))];
}

function isTable(rows: readonly SheetRow[]): boolean {
  const isOneColumn = rows.every((row) => filled(row).length === 1);
  return (
    !isOneColumn || (rows.length > MOST_TITLES && rows.every((row) => row.cells.join("").length <= LONG_CELL))
  );
}

/** People leave rows blank within a table: what comes after it belongs to it unless it starts with a header. */
function continues(above: readonly SheetRow[], body: readonly SheetRow[]): boolean {
  const [header, ...records] = above;
  const [first] = body;
  if (!header || !first || records.length === 0 || header.hasNumber) return false;
  const isInside = firstColumn(body) >= firstColumn(above) && width(body) <= width(above);
  return isInside && first.hasNumber === records.some((row) => row.hasNumber);
}

/** The first line above a table is its heading, when it is not the name of the sheet once more. */
function writeTitles(titles: readonly SheetRow[], sheet: string, builder: DocumentBuilder): void {
  titles.map(textOf).forEach((text, index) => {
    if (index > 0 || titles.length > MOST_TITLES || text.length > LONG_TITLE) builder.paragraph(text);
    else if (text !== sheet) builder.heading(2, text);
  });
}

function writeTable(rows: readonly SheetRow[], builder: DocumentBuilder): void {
  const from = firstColumn(rows);
  const [header, second, ...records] = rows;
  const cellsOf = (row: SheetRow) => row.cells.slice(from);
  if (header && second && records.length > 0 && header.spans.size > 0 && !second.hasNumber) {
    writeRows([joinHeaders(header, second).slice(from), ...records.map(cellsOf)], builder);
  } else {
    writeRows(rows.map(cellsOf), builder);
  }
}

/** A header of two rows, where a cell of the upper one stands over several of the lower one. */
function joinHeaders(upper: SheetRow, lower: SheetRow): string[] {
  const names = [...upper.cells];
  for (const [start, end] of upper.spans) {
    for (let column = start + 1; column <= Math.min(end, lower.cells.length - 1); column++) {
      names[column] = upper.cells[start] ?? "";
    }
  }
  return Array.from({ length: Math.max(names.length, lower.cells.length) }, (_, column) => {
    const [over, under] = [names[column] ?? "", lower.cells[column] ?? ""];
    return over === under ? over : `${over} ${under}`.trim();
  });
}

function textOf(row: SheetRow): string {
  return row.cells.join(" ").trim();
}

function filled(row: SheetRow): string[] {
  return row.cells.filter((cell) => cell !== "");
}

function firstColumn(rows: readonly SheetRow[]): number {
  return rows.reduce(
    (least, row) =>
      Math.min(
        least,
        row.cells.findIndex((cell) => cell !== ""),
      ),
    Infinity,
  );
}

function width(rows: readonly SheetRow[]): number {
  return rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
}

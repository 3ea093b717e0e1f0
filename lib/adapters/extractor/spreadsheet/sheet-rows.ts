import type { CellObject, WorkSheet } from "@e965/xlsx";

/** A row that is not blank. */
export type SheetRow = {
  number: number;
  cells: string[];
  hasNumber: boolean;
  /** Columns of cells that are merged with those to their right, and the last one of these. */
  spans: Map<number, number>;
};

/**
 * The rows of a sheet that hold something, as they are shown. Cells merged over several rows are repeated, so that every
 * row can be read alone. The range that a sheet claims is not believed: a format set on a whole column makes it a
 * million rows long.
 */
export function sheetRows(sheet: WorkSheet): SheetRow[] {
  const rows = new Map<number, SheetRow>();
  const data: (CellObject | undefined)[][] = sheet["!data"] ?? [];
  // `forEach` passes over what is not there: rows and cells are counted in millions, and few of them are set.
  data.forEach((cells, number) => {
    const row: SheetRow = { number, cells: [], hasNumber: false, spans: new Map() };
    cells.forEach((cell, column) => {
      const text = cell ? shownText(cell) : "";
      if (text === "") return;
      while (row.cells.length < column) row.cells.push("");
      row.cells[column] = text;
      if (cell?.t === "n") row.hasNumber = true;
    });
    if (row.cells.length > 0) rows.set(number, row);
    delete data[number];
  });
  spreadMerges(sheet, rows);
  return [...rows.values()].sort((one, other) => one.number - other.number);
}

function shownText(cell: CellObject): string {
  return String(cell.w ?? cell.v ?? "").trim();
}

function spreadMerges(sheet: WorkSheet, rows: ReadonlyMap<number, SheetRow>): void {
  const last = Math.max(0, ...[...rows.keys()].slice(-1));
  for (const { s: start, e: end } of sheet["!merges"] ?? []) {
    const text = rows.get(start.r)?.cells[start.c];
    if (!text) continue;
    for (let number = start.r; number <= Math.min(end.r, last); number++) {
      const row = rows.get(number);
      if (!row) continue;
      while (row.cells.length < start.c) row.cells.push("");
      row.cells[start.c] ||= text;
      if (end.c > start.c) row.spans.set(start.c, end.c);
    }
  }
}

import { parseCsv } from "@/lib/core/parse-csv";
import { indentOf } from "../text/indented";

export const GRID = /^\+(?:[-=]+\+)+\s*$/;
export const SIMPLE = /^=+(?: +=+)+\s*$/;

/** Rows of a table drawn with `+`, `-` and `|`. */
export function gridRows(lines: readonly string[]): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const line of lines) {
    if (/^\+[-=+]*\+\s*$/.test(line)) {
      if (row.length > 0) rows.push(row);
      row = [];
      continue;
    }
    const cells = line
      .replace(/^[|+]/, "")
      .replace(/[|+]\s*$/, "")
      .split("|");
    for (const [index, cell] of cells.entries())
      row[index] = `${row[index] ?? ""} ${cell.replace(/^[-+]{3,}$/, "").trim()}`;
  }
  return row.length > 0 ? [...rows, row] : rows;
}

/** Rows of a table whose columns stand under rules of `=`; a row without a first cell goes on with the one above. */
export function simpleRows(lines: readonly string[]): string[][] {
  const starts = [...(lines[0] ?? "").matchAll(/=+/g)].map((rule) => rule.index);
  const rows: string[][] = [];
  for (const line of lines) {
    if (line.trim() === "" || /^[=-]+(?: +[=-]+)*\s*$/.test(line)) continue;
    const cells = starts.map((start, index) => line.slice(start, starts[index + 1]).trim());
    const last = rows.at(-1);
    if (cells[0] === "" && last)
      cells.forEach((cell, index) => {
        last[index] = `${last[index] ?? ""} ${cell}`.trim();
      });
    else rows.push(cells);
  }
  return rows;
}

/** Rows of `list-table`: a list of lists. */
export function listRows(lines: readonly string[]): string[][] {
  const rows: string[][] = [];
  const outer = lines.find((line) => /^\s*\*\s+-/.test(line));
  const depth = outer ? indentOf(outer) : 0;
  for (const line of lines) {
    const [, star, , cell] = /^(\s*\*)?(\s*)-(?:\s+(.*)|\s*)$/.exec(line) ?? [];
    if (star !== undefined && indentOf(line) === depth) rows.push([cell ?? ""]);
    else if (/^\s*-(\s|$)/.test(line) && indentOf(line) === depth + 2) rows.at(-1)?.push(cell ?? "");
    else {
      const row = rows.at(-1);
      if (row) row[row.length - 1] = `${row.at(-1) ?? ""} ${line.trim()}`.trim();
    }
  }
  return rows;
}

/** Rows of `csv-table`, with the header from its options. */
export function csvRows(lines: readonly string[], header: string | undefined): string[][] {
  return parseCsv([...(header ? [header] : []), ...lines].join("\n").replace(/, +"/g, ',"'));
}

import { parseCsv } from "@/lib/core/parse-csv";

/** What may stand before the bar of a cell: how many columns or times, alignment, style. */
const CELL = /(?:^|\s)(?:(\d+)\*)?(?:\d*\.?\d*\+)?[<^>]?(?:\.[<^>])?[aehlmsdv]?\|/g;

/** Rows of a table between `|===`. The first line with more than one cell, or the attributes, say how many columns. */
export function tableRows(lines: readonly string[], attributes: string, delimiter: string): string[][] {
  if (delimiter === "," || /format="?csv/.test(attributes)) return parseCsv(lines.join("\n"));
  const cells: string[] = [];
  let columns = columnsOf(attributes);
  for (const line of lines) {
    if (line.trim() === "") continue;
    const marks = [...line.matchAll(CELL)];
    const before = line.slice(0, marks[0]?.index ?? line.length).trim();
    if (cells.length > 0 && before !== "") cells[cells.length - 1] += ` ${before}`;
    marks.forEach((mark, index) => {
      const text = line.slice(mark.index + mark[0].length, marks[index + 1]?.index).trim();
      for (let time = 0; time < Math.min(Number(mark[1] ?? 1), 100); time++) cells.push(text);
    });
    if (columns === 0 && marks.length > 0) columns = cells.length;
  }
  const rows: string[][] = [];
  for (let from = 0; from < cells.length; from += Math.max(columns, 1))
    rows.push(cells.slice(from, from + Math.max(columns, 1)));
  return rows;
}

function columnsOf(attributes: string): number {
  const [, quoted, plain] = /cols=(?:"([^"]*)"|([\w*]+))/.exec(attributes) ?? [];
  const columns = quoted ?? plain ?? "";
  return columns
    .split(/[,;]/)
    .filter((column) => column.trim() !== "")
    .reduce((sum, column) => sum + Math.min(Number(/^\s*(\d+)\*/.exec(column)?.[1] ?? 1), 100), 0);
}

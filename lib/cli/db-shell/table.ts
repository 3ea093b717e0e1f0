export type Cell = string | null;
export type Column = { name: string; isNumber?: boolean };

const NULL = "∅";

/** Rows as a table; one below the other, each with its fields, where the table would be wider than `width`. */
export function formatRows(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  width: number,
): string {
  const shown = rows.map((row) => row.map((cell) => (cell === null ? NULL : cell.replaceAll("\n", "↵"))));
  const widths = columns.map(({ name }, index) =>
    Math.max(lengthOf(name), ...shown.map((row) => lengthOf(row[index] ?? ""))),
  );
  const total = widths.reduce((sum, one) => sum + one + 3, -1);
  if (total > width && rows.length > 0) return formatRecords(columns, rows);
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, index) => ` ${pad(cell, widths[index] ?? 0, columns[index]?.isNumber)} `)
      .join("│")
      .trimEnd();
  return [
    line(columns.map(({ name }) => name)),
    widths.map((one) => "─".repeat(one + 2)).join("┼"),
    ...shown.map(line),
  ].join("\n");
}

function formatRecords(columns: readonly Column[], rows: readonly (readonly Cell[])[]): string {
  const nameWidth = Math.max(...columns.map(({ name }) => lengthOf(name)));
  const records = rows.map((row, index) => {
    const fields = columns.map(({ name }, at) => `${pad(name, nameWidth)} │ ${row[at] ?? NULL}`);
    return [`── ${index + 1} ${"─".repeat(Math.max(0, nameWidth - 3))}`, ...fields].join("\n");
  });
  return records.join("\n");
}

/** In signs, not in code units: an emoji is one. */
const lengthOf = (text: string) => [...text].length;

function pad(text: string, width: number, toTheRight = false): string {
  const space = " ".repeat(Math.max(0, width - lengthOf(text)));
  return toTheRight ? space + text : text + space;
}

import { CELLS } from "../statements";
import type { Quote } from "./pick-statements";

/** A quote with its citation, as it goes on from the one before: sentences run on, rows become a table, code stays code. */
export function render(before: Quote | undefined, quote: Quote): string {
  return separator(before, quote) + words(before, quote);
}

function words(before: Quote | undefined, quote: Quote): string {
  const mark = `[${quote.passage}]`;
  if (quote.kind === "code") {
    const fence = "`".repeat(Math.max(3, longestRun(quote.text) + 1));
    return `${fence}\n${quote.text}\n${fence}\n${mark}`;
  }
  if (quote.kind === "table" && quote.header) return rowOf(before, { ...quote, header: quote.header });
  return `${escapeMarkers(quote.text)} ${mark}`;
}

/** Rows of one table stand below each other, under the names of its columns. */
function rowOf(before: Quote | undefined, quote: Quote & { header: string }): string {
  const names = cellsOf(quote.header);
  const cells = cellsOf(quote.text);
  const columns = Math.max(names.length, cells.length);
  const row = line(fill([...cells.slice(0, -1), `${cells.at(-1)} [${quote.passage}]`], columns));
  if (before && isOfOneTable(before, quote)) return row;
  return [line(fill(names, columns)), line(fill([], columns, "---")), row].join("\n");
}

function isOfOneTable(before: Quote, quote: Quote): boolean {
  return before.kind === "table" && before.header === quote.header && before.passage === quote.passage;
}

const cellsOf = (row: string) => escapeMarkers(row).split(CELLS);
const fill = (cells: readonly string[], length: number, blank = "") =>
  Array.from({ length }, (_, at) => cells[at] ?? blank);
const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;

function separator(before: Quote | undefined, quote: Quote): string {
  if (!before) return "";
  const isList = before.kind === "list" && quote.kind === "list";
  if (isList || isOfOneTable(before, quote)) return "\n";
  const runsOn =
    before.kind === "paragraph" && quote.kind === "paragraph" && before.passage === quote.passage;
  return runsOn ? " " : "\n\n";
}

/** A document's own reference marks are no citations of ours. */
function escapeMarkers(text: string): string {
  return text.replace(/\[(?=[\d\s,]*\])/g, "\\[");
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}

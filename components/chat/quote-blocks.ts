/** A stretch of an answer that quotes, and where in it it begins. */
export type QuoteBlock = { start: number } & (
  | { kind: "text" | "code"; text: string }
  | { kind: "list"; items: { start: number; text: string; number: number | null }[] }
  | { kind: "table"; rows: { start: number; cells: string[] }[] }
);

const FENCED = /^(`{3,})\n([\s\S]*?)\n\1$/gm;
const LIST = /^(?:[-*•–] |\d{1,3}[.)] ).*(?:\n(?:[-*•–] |\d{1,3}[.)] ).*)*$/gm;
const ITEM = /^(?:[-*•–]|\d{1,3}[.)]) /;
const TABLE = /^\|.*\|\n\|(?: --- \|)+(?:\n\|.*\|)*$/gm;

/** Takes apart an answer that quotes: code in its fences and tables under their heads; the rest is text as it stands. */
export function readBlocks(text: string): QuoteBlock[] {
  const blocks: QuoteBlock[] = [];
  let end = 0;
  const found = [FENCED, TABLE, LIST]
    .flatMap((pattern) => [...text.matchAll(pattern)].map((match) => ({ match, pattern })))
    .sort((a, b) => a.match.index - b.match.index);
  for (const { match, pattern } of found) {
    // A table within code is code.
    if (match.index < end) continue;
    blocks.push({ start: end, kind: "text", text: text.slice(end, match.index) });
    blocks.push({ start: match.index, ...blockOf(match, pattern) });
    end = match.index + match[0].length;
  }
  blocks.push({ start: end, kind: "text", text: text.slice(end) });
  return blocks.filter((block) => block.kind !== "text" || block.text.trim() !== "");
}

function blockOf(match: RegExpExecArray, pattern: RegExp) {
  const [whole, , code = ""] = match;
  if (pattern === FENCED) return { kind: "code" as const, text: code };
  if (pattern === TABLE) return { kind: "table" as const, rows: rowsOf(whole, match.index) };
  return { kind: "list" as const, items: itemsOf(whole, match.index) };
}

function itemsOf(list: string, start: number) {
  let at = start;
  return list.split("\n").map((line) => {
    const number = /^\d+/.exec(line);
    const read = { start: at, text: line.replace(ITEM, ""), number: number ? Number(number[0]) : null };
    at += line.length + 1;
    return read;
  });
}

function rowsOf(table: string, start: number) {
  let at = start;
  const rows = table.split("\n").map((row) => {
    const cells = row.slice(2, -2).split(" | ");
    const read = { start: at, cells };
    at += row.length + 1;
    return read;
  });
  return rows.filter((_, index) => index !== 1);
}

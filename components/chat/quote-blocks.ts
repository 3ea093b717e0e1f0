/** A stretch of an answer that quotes, and where in it it begins. */
export type QuoteBlock = { start: number } & (
  | { kind: "text" | "code"; text: string }
  | { kind: "table"; rows: { start: number; cells: string[] }[] }
);

const FENCED = /^(`{3,})\n([\s\S]*?)\n\1$/gm;
const TABLE = /^\|.*\|\n\|(?: --- \|)+(?:\n\|.*\|)*$/gm;

/** Takes apart an answer that quotes: code in its fences and tables under their heads; the rest is text as it stands. */
export function readBlocks(text: string): QuoteBlock[] {
  const blocks: QuoteBlock[] = [];
  let end = 0;
  const found = [...text.matchAll(FENCED), ...text.matchAll(TABLE)].sort((a, b) => a.index - b.index);
  for (const match of found) {
    // A table within code is code.
    if (match.index < end) continue;
    blocks.push({ start: end, kind: "text", text: text.slice(end, match.index) });
    blocks.push(
      match[2] === undefined
        ? { start: match.index, kind: "table", rows: rowsOf(match[0], match.index) }
        : { start: match.index, kind: "code", text: match[2] },
    );
    end = match.index + match[0].length;
  }
  blocks.push({ start: end, kind: "text", text: text.slice(end) });
  return blocks.filter((block) => block.kind !== "text" || block.text.trim() !== "");
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

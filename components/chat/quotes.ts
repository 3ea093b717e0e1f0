/** A part of an answer that quotes, and where in it it begins: words as they stand in the document, or the number of a citation. */
export type QuotePart = { start: number } & ({ text: string } | { number: number });

const MARK = /\\(?=\[[\d\s,]*\])|(?<!\\)\[(\d{1,3})\]/g;

/**
 * Takes an answer that quotes apart. It is no Markdown: what looks like signs in it belongs to the document. Only the
 * numbers are ours, and the backslash before brackets that are the document's own.
 */
export function readQuotes(text: string): QuotePart[] {
  const parts: QuotePart[] = [];
  let end = 0;
  for (const match of text.matchAll(MARK)) {
    parts.push({ start: end, text: text.slice(end, match.index) });
    if (match[1] !== undefined) parts.push({ start: match.index, number: Number(match[1]) });
    end = match.index + match[0].length;
  }
  parts.push({ start: end, text: text.slice(end) });
  return parts.filter((part) => !("text" in part) || part.text !== "");
}

import { ABBREVIATIONS, BEFORE_ORDINAL } from "./abbreviations";

export type Span = { start: number; end: number };

const STOP = 1;
const MARK = 2;
const WIDE_MARK = 3;
const LINE_END = 4;
const KIND = new Uint8Array(0x10000);
for (const unit of ".") KIND[unit.charCodeAt(0)] = STOP;
for (const unit of "!?…؟۔।॥‽⁇⁈⁉") KIND[unit.charCodeAt(0)] = MARK;
for (const unit of "。！？｡．") KIND[unit.charCodeAt(0)] = WIDE_MARK;
KIND[0x0a] = LINE_END;

const CLOSING = /["'”’»›)\]}」』）】》〉*_]/;
const BLANK = /\s/;
const LOWER = /\p{Ll}/u;
const WORD_UNIT = /[\p{L}\p{M}.\-º]/u;
const ITEM_START = /[ \t]*(?:[-*•‣▪◦–]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)])[ \t]/y;
const CELL_MARK = " | ";
/** No sentence goes on over lines for this long. */
const MANY_LETTERS = 500;

/**
 * The sentences of a text, as spans without the blanks around them; together they hold everything that is not blank.
 * Headings, items of lists, rows of tables and paragraphs end a sentence too. Full stops in abbreviations, initials,
 * numbers and ordinals do not.
 */
export function splitSentences(text: string): Span[] {
  const spans: Span[] = [];
  const isLowerCase = !/\p{Lu}/u.test(text.slice(0, MANY_LETTERS * 4));
  let start = skipBlanks(text, 0);
  for (let index = start; index < text.length; index++) {
    const kind = KIND[text.charCodeAt(index)] ?? 0;
    if (kind === 0) continue;
    const end = kind === LINE_END ? index : endOfMarks(text, index);
    if (
      kind === LINE_END
        ? !endsWithLine(text, start, index)
        : !endsSentence(text, start, index, end, isLowerCase)
    ) {
      index = Math.max(index, end - 1);
      continue;
    }
    push(spans, text, start, end);
    start = skipBlanks(text, end);
    index = start - 1;
  }
  push(spans, text, start, text.length);
  return spans;
}

function push(spans: Span[], text: string, start: number, end: number): void {
  let last = end;
  while (last > start && BLANK.test(text[last - 1] ?? "")) last--;
  if (last > start) spans.push({ start, end: last });
}

function skipBlanks(text: string, from: number): number {
  let index = from;
  while (index < text.length && BLANK.test(text[index] ?? "")) index++;
  return index;
}

/** After all marks in a row and the quotes and brackets that close behind them. */
function endOfMarks(text: string, index: number): number {
  let end = index + 1;
  while (end < text.length) {
    const kind = KIND[text.charCodeAt(end)] ?? 0;
    if ((kind === 0 || kind === LINE_END) && !CLOSING.test(text[end] ?? "")) break;
    end++;
  }
  return end;
}

/** Marks from `index` to `end`: whether a sentence ends there. Where nobody writes capitals, small letters start one. */
function endsSentence(
  text: string,
  start: number,
  index: number,
  end: number,
  isLowerCase: boolean,
): boolean {
  const kind = KIND[text.charCodeAt(index)] ?? 0;
  if (end >= text.length || kind === WIDE_MARK) return true;
  if (!BLANK.test(text[end] ?? "")) return false;
  const next = skipBlanks(text, end);
  if (next >= text.length) return true;
  if (!isLowerCase && LOWER.test(text[next] ?? "")) return false;
  if (kind === MARK || end > index + 1) return true;
  return !isAbbreviated(text, start, index);
}

/** Whether the full stop at `index` belongs to the word or number before it. */
function isAbbreviated(text: string, start: number, index: number): boolean {
  let from = index;
  while (from > start && index - from < 24 && WORD_UNIT.test(text[from - 1] ?? "")) from--;
  const word = text.slice(from, index);
  if (word === "") return isOrdinal(text, start, index);
  if (/^\p{L}$/u.test(word)) return true;
  return ABBREVIATIONS.has(word.toLowerCase()) || /^\p{L}{1,2}(\.\p{L}{1,2})+$/u.test(word);
}

/** A number that opens the sentence ("1. Install") or follows an article ("im 19. Jahrhundert"). */
function isOrdinal(text: string, start: number, index: number): boolean {
  const before = text.slice(Math.max(start, index - 16), index);
  const [, word = "", number] = /(?:^|\s)(?:(\p{L}+)\s+)?(\d{1,3})$/u.exec(before) ?? [];
  if (number === undefined) return false;
  return index - number.length === start || (number.length < 3 && BEFORE_ORDINAL.has(word.toLowerCase()));
}

/** A line's end inside a paragraph is a blank; between paragraphs, items and rows, and in long lists of lines, an end. */
function endsWithLine(text: string, start: number, index: number): boolean {
  let next = index + 1;
  while (text[next] === " " || text[next] === "\t") next++;
  if (next >= text.length || text[next] === "\n" || index - start > MANY_LETTERS) return true;
  ITEM_START.lastIndex = index + 1;
  if (ITEM_START.test(text) || text[index - 1] === ":") return true;
  const lineStart = Math.max(start, text.lastIndexOf("\n", index - 1) + 1);
  const lineEnd = text.indexOf("\n", next);
  return (
    text.slice(lineStart, index).includes(CELL_MARK) ||
    text.slice(next, lineEnd < 0 ? text.length : lineEnd).includes(CELL_MARK)
  );
}

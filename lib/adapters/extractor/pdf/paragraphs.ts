import { RTL, type Segment } from "./segment";
import type { Stack } from "./stacks";

/** Too few lines to tell their own spacing. */
const FEW_LINES = 4;

/** Lines that make one paragraph, heading or item. */
export type Paragraph = Segment[];

const BULLET = /^[•◦▪‣·●○■□]\s*(?=\S)/;
const DASH = /^[–—*-]\s+(?=\S)/;
const NUMBER = /^\(?(\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s+(?=\S)/;
const SENTENCE_END = /[.!?:;…。！？؟]["'”’»)\]]*$/;

/**
 * Parts the lines of a column into paragraphs by spacing, indents, list marks and changes of the font. Marks the lines
 * that were ended on purpose.
 */
export function toParagraphs({ lines, left, right }: Stack, bodyLeading: number): Paragraph[] {
  const leading = lines.length < FEW_LINES ? bodyLeading * (lines[0]?.size ?? 0) : usualLeading(lines);
  const margin = usualLeft(lines);
  const paragraphs: Paragraph[] = [];
  for (const [index, line] of lines.entries()) {
    const previous = lines[index - 1];
    const paragraph = paragraphs.at(-1);
    if (!previous || !paragraph) {
      paragraphs.push([line]);
      continue;
    }
    if (wouldFit(line, previous, left, right)) previous.isEnded = true;
    const isNew =
      line.y - previous.y > 1.25 * leading + 0.1 * line.size ||
      startsItem(line.text, previous.text, paragraph) ||
      changesFont(previous, line, right) ||
      leavesItem(paragraph, previous, line) ||
      (!isItem(paragraph) && isIndented(line, previous, lines[index + 1], margin)) ||
      (previous.isEnded && SENTENCE_END.test(previous.text) && !/^\p{Ll}/u.test(line.text));
    if (isNew) paragraphs.push([line]);
    else paragraph.push(line);
  }
  return paragraphs;
}

/** The mark at the start of an item of a list (`-`, `3.`) and the length of what it was; null for other text. */
export function itemMark(text: string): { marker: string; length: number } | null {
  const bullet = BULLET.exec(text) ?? DASH.exec(text);
  if (bullet) return { marker: "-", length: bullet[0].length };
  const number = NUMBER.exec(text);
  if (!number) return null;
  return {
    marker: /^\d/.test(number[1] ?? "") ? `${number[1]}.` : `- ${number[0].trim()}`,
    length: number[0].length,
  };
}

function startsItem(text: string, before: string, paragraph: Paragraph): boolean {
  if (BULLET.test(text)) return true;
  // A dash or number at the start of a line may be in the middle of a sentence.
  if (!DASH.test(text) && !NUMBER.test(text)) return false;
  return SENTENCE_END.test(before) || isItem(paragraph);
}

/** The line stands under the item's mark, not under its text. */
function leavesItem(paragraph: Paragraph, previous: Segment, line: Segment): boolean {
  const [first, second] = paragraph;
  if (!first || !isItem(paragraph) || line.left > first.left + 0.4 * line.size) return false;
  return second ? second.left > first.left + 0.6 * line.size : SENTENCE_END.test(previous.text);
}

function isItem([first]: Paragraph): boolean {
  return first !== undefined && itemMark(first.text) !== null;
}

function changesFont(previous: Segment, line: Segment, right: number): boolean {
  return previous.isBold !== line.isBold && previous.right < right - 2 * line.size;
}

/** The first line of a paragraph is indented and the next one is not. */
function isIndented(line: Segment, previous: Segment, next: Segment | undefined, margin: number): boolean {
  if (RTL.test(line.text)) return false;
  const indent = line.left - margin;
  if (indent < 0.7 * line.size || indent > 5 * line.size) return false;
  if (previous.left - margin > 0.4 * line.size) return false;
  return next ? next.left - margin < 0.4 * line.size : SENTENCE_END.test(previous.text);
}

/** Whether the first word of a line would have had room at the end of the line before. */
function wouldFit(line: Segment, previous: Segment, left: number, right: number): boolean {
  const room = RTL.test(previous.text) ? previous.left - left : right - previous.right;
  const word = line.text.search(/\s|$/);
  const letterWidth = (line.right - line.left) / line.text.length;
  return room > (word + 1) * letterWidth + line.size;
}

function usualLeading(lines: readonly Segment[]): number {
  const steps = lines.slice(1).map((line, index) => line.y - (lines[index]?.y ?? 0));
  return median(steps) ?? 0;
}

function usualLeft(lines: readonly Segment[]): number {
  return lines.length < 3
    ? Math.min(...lines.map((line) => line.left))
    : (median(lines.map((line) => line.left)) ?? 0);
}

function median(values: number[]): number | undefined {
  return values.sort((a, b) => a - b)[(values.length - 1) >> 1];
}

import type { Block, ExtractedText } from "../../_kit/ports";
import type { Section } from "./sections";
import { type Span, splitSentences } from "./sentences";
import { estimateTokens } from "./tokens";

/** The smallest part that is not cut: a sentence, an item, a row, a line of code, a heading. */
export type Unit = Span & {
  tokens: number;
  block: Block;
  section: Section;
  /** What it costs to cut after this unit: 0 where a block ends, more where things belong together. */
  cutCost: number;
};

const AFTER_HEADING = 4;
const AFTER_COLON = 0.5;
const IN_PARAGRAPH = 0.25;
const IN_CODE = 0.25;
const IN_LIST = 0.12;
const IN_TABLE = 0.12;
/** A unit without an end of a sentence for very long. */
const IN_UNIT = 1;

/** Cuts one block into units of at most `maxTokens`; paragraphs of at most `wholeTokens` stay whole. */
export function toUnits(
  { text }: ExtractedText,
  block: Block,
  section: Section,
  limits: { maxTokens: number; wholeTokens: number },
): Unit[] {
  const units: Unit[] = [];
  const inner = innerCost(block);
  for (const span of partsOf(text, block, limits.wholeTokens)) {
    const tokens = estimateTokens(text, span.start, span.end);
    const pieces =
      tokens > limits.maxTokens ? cutAnywhere(text, span, limits.maxTokens) : [{ ...span, tokens }];
    for (const piece of pieces) units.push({ ...piece, block, section, cutCost: IN_UNIT });
    const last = units.at(-1);
    if (last) last.cutCost = inner;
  }
  const last = units.at(-1);
  if (last) last.cutCost = outerCost(text, block);
  return units;
}

function partsOf(text: string, block: Block, wholeTokens: number): Span[] {
  if (block.kind === "heading") return [{ start: block.start, end: block.end }];
  if (block.kind !== "paragraph") return linesOf(text, block);
  if (estimateTokens(text, block.start, block.end) <= wholeTokens)
    return [{ start: block.start, end: block.end }];
  return splitSentences(text.slice(block.start, block.end)).map(({ start, end }) => ({
    start: start + block.start,
    end: end + block.start,
  }));
}

function linesOf(text: string, { start, end }: Span): Span[] {
  const lines: Span[] = [];
  for (let from = start; from < end; ) {
    const lineEnd = text.indexOf("\n", from);
    const to = lineEnd < 0 || lineEnd > end ? end : lineEnd;
    if (text.slice(from, to).trim() !== "") lines.push({ start: from, end: to });
    from = to + 1;
  }
  return lines;
}

function innerCost(block: Block): number {
  if (block.kind === "paragraph") return IN_PARAGRAPH;
  if (block.kind === "code") return IN_CODE;
  return block.kind === "list" ? IN_LIST : IN_TABLE;
}

function outerCost(text: string, block: Block): number {
  if (block.kind === "heading") return AFTER_HEADING;
  return block.kind === "paragraph" && text[block.end - 1] === ":" ? AFTER_COLON : 0;
}

/** Cuts where blanks are, at line ends before others; without blanks between two characters. */
function cutAnywhere(text: string, { start, end }: Span, maxTokens: number): (Span & { tokens: number })[] {
  const pieces: (Span & { tokens: number })[] = [];
  for (let from = start; from < end; ) {
    let to = endWithin(text, from, end, maxTokens);
    if (to < end) to = goodCut(text, from, to);
    const piece = trim(text, from, to);
    if (piece.end > piece.start)
      pieces.push({ ...piece, tokens: estimateTokens(text, piece.start, piece.end) });
    from = to;
  }
  return pieces;
}

/** The furthest end at which the part still has at most `maxTokens`. */
function endWithin(text: string, start: number, end: number, maxTokens: number): number {
  let low = start + 1;
  let high = Math.min(end, start + maxTokens * 8);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (estimateTokens(text, start, middle) <= maxTokens) low = middle;
    else high = middle - 1;
  }
  return low;
}

function goodCut(text: string, from: number, to: number): number {
  const half = from + ((to - from) >> 1);
  const lineEnd = text.slice(half, to).lastIndexOf("\n");
  if (lineEnd >= 0) return half + lineEnd + 1;
  for (let index = to; index > half; index--) if (/[\s,;，、；]/.test(text[index - 1] ?? "")) return index;
  return isLowSurrogate(text, to) || /^\p{M}/u.test(text.slice(to, to + 2)) ? Math.max(from + 1, to - 1) : to;
}

function isLowSurrogate(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

function trim(text: string, from: number, to: number): Span {
  let start = from;
  let end = to;
  while (start < end && /\s/.test(text[start] ?? "")) start++;
  while (end > start && /\s/.test(text[end - 1] ?? "")) end--;
  return { start, end };
}

import type { ListItem } from "../document/document-builder";
import { untangleColumns } from "./columns";
import { joinLines, type Vocabulary } from "./hyphens";
import { toLines } from "./lines";
import { itemMark, type Paragraph, toParagraphs } from "./paragraphs";
import type { PageText, Segment } from "./segment";
import { type Stack, toRows } from "./stacks";
import { type BodyFont, isHeading } from "./styles";
import { cellsOf, findTables } from "./tables";

export type PageBlock =
  | { kind: "heading"; text: string; font: Segment }
  | { kind: "paragraph"; text: string; bottom: number }
  | { kind: "list"; items: (ListItem & { left: number })[] }
  | { kind: "table"; rows: string[][] }
  | { kind: "code"; text: string; bottom: number };

/** In heights of the font: characters of fixed pitch are this wide, and lines of code this far apart at most. */
const MONO_WIDTH = 0.6;
const MAX_CODE_GAP = 4;

const LEADER = / ?(?:[.·] ?){5,}/g;

/** The blocks of one page in reading order. */
export function pageBlocks({ segments }: PageText, body: BodyFont, words: Vocabulary): PageBlock[] {
  const blocks: PageBlock[] = [];
  const upright = segments.filter((segment) => !segment.isTurned).map(tidyLeader);
  const stackText = (stack: Stack) => joinLines(stack.lines, words);
  for (const part of findTables(toRows(untangleColumns(toLines(upright)), body.leading))) {
    if ("columns" in part) {
      blocks.push({ kind: "table", rows: cellsOf(part, stackText) });
    } else if (part.length > 1 && part.every((stack) => stack.lines.length === 1)) {
      addParagraph(
        blocks,
        part.flatMap((stack) => stack.lines),
        body,
        words,
      );
    } else {
      for (const stack of part) addStack(blocks, stack, body, words);
    }
  }
  const turned = segments.filter((segment) => segment.isTurned);
  if (turned.length > 0) blocks.push({ kind: "paragraph", text: joinLines(turned, words), bottom: 0 });
  return blocks;
}

function addStack(blocks: PageBlock[], stack: Stack, body: BodyFont, words: Vocabulary): void {
  if (stack.lines.every((line) => line.isMono)) addCode(blocks, stack);
  else
    for (const paragraph of toParagraphs(stack, body.leading)) addParagraph(blocks, paragraph, body, words);
}

function addParagraph(blocks: PageBlock[], paragraph: Paragraph, body: BodyFont, words: Vocabulary): void {
  const text = joinLines(paragraph, words);
  const [first] = paragraph;
  if (!first) return;
  if (isHeading(paragraph, body)) {
    blocks.push({ kind: "heading", text, font: first });
    return;
  }
  const mark = itemMark(text);
  const last = blocks.at(-1);
  if (!mark) {
    const bottom = paragraph.at(-1)?.y ?? first.y;
    const isNextColumn = last?.kind === "paragraph" && first.y < last.bottom;
    if (isNextColumn && continues(last.text, text)) {
      last.text = joinLines([last, { text }], words);
      last.bottom = bottom;
    } else {
      blocks.push({ kind: "paragraph", text, bottom });
    }
    return;
  }
  const items = last?.kind === "list" ? last.items : [];
  const outer = items.findLast((one) => one.left < first.left - 0.8 * first.size);
  const item = {
    depth: outer ? outer.depth + 1 : 0,
    marker: mark.marker,
    text: text.slice(mark.length),
    left: first.left,
  };
  // Numbers after bullets are another list, unless they are inside it.
  const isOther = !outer && isNumber(items[0]?.marker) !== isNumber(mark.marker);
  if (last?.kind === "list" && !isOther) last.items.push(item);
  else blocks.push({ kind: "list", items: [item] });
}

function isNumber(marker = ""): boolean {
  return /^\d/.test(marker);
}

/** Lines of code with their indents; code that follows closely is one block with what came before. */
function addCode(blocks: PageBlock[], { lines, left }: Stack): void {
  const [first] = lines;
  const last = blocks.at(-1);
  if (!first) return;
  let previous = first;
  const text = lines.map((line) => {
    const gap = line.y - previous.y > 1.8 * line.size ? "\n" : "";
    previous = line;
    return (
      gap + " ".repeat(Math.min(200, Math.round((line.left - left) / (MONO_WIDTH * line.size)))) + line.text
    );
  });
  const joined = text.join("\n");
  if (last?.kind === "code" && first.y > last.bottom && first.y - last.bottom < MAX_CODE_GAP * first.size) {
    last.text += `\n\n${joined}`;
    last.bottom = previous.y;
  } else {
    blocks.push({ kind: "code", text: joined, bottom: previous.y });
  }
}

/** Whether a text that was broken off goes on with the other one: no end of a sentence, no start of one. */
export function continues(before: string, after: string): boolean {
  return /[\p{L},;-]$/u.test(before) && /^[\p{Ll}\p{Lo}(]/u.test(after);
}

/** Dots that lead from an entry of a table of contents to its page. */
function tidyLeader(segment: Segment): Segment {
  const text = segment.text.replace(LEADER, " … ");
  return text === segment.text ? segment : { ...segment, text, isEnded: true };
}

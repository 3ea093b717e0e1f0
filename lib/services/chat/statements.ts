import type { Block } from "../_kit";
import { splitSentences } from "../ingestion";

/** What parts the cells of a row, in the text of a document. */
export const CELLS = " | ";

/** Something a passage says, verbatim and whole: a sentence, an item of a list, a row of a table, a piece of code. */
export type Statement = {
  text: string;
  /** Where it stands in the passage's text. */
  start: number;
  end: number;
  /** The heading it stands under, as far as the passage has it. */
  heading: string;
  kind: Exclude<Block["kind"], "heading">;
  /** Of a row: the row that names the columns, where it is known. */
  header?: string;
};

/** What a passage says, in reading order. Headings say nothing by themselves. */
export function statementsOf(passage: {
  text: string;
  context: string;
  blocks: readonly Block[];
}): Statement[] {
  let heading = passage.context;
  return passage.blocks.flatMap((block) => {
    const text = passage.text.slice(block.start, block.end);
    const { kind } = block;
    if (kind === "heading") {
      heading = text;
      return [];
    }
    const above = block.start === 0 ? headerAbove(passage.context) : undefined;
    const header = kind === "table" ? (above ?? text.split("\n", 1)[0]) : undefined;
    return spansIn(text, kind, above !== undefined).map((span) => {
      const [start, end] = [block.start + span.start, block.start + span.end];
      const said = { text: passage.text.slice(start, end), start, end, heading, kind };
      return header === undefined ? said : { ...said, header };
    });
  });
}

/** A table that a passage goes on with has its header in the last line of the context. */
function headerAbove(context: string): string | undefined {
  const last = context.split("\n").at(-1) ?? "";
  return last.includes(CELLS) ? last : undefined;
}

type Span = { start: number; end: number };

function spansIn(text: string, kind: Statement["kind"], isHeaderAbove: boolean): Span[] {
  if (kind === "code") return [{ start: 0, end: text.length }];
  if (kind === "table") return rowsIn(text, isHeaderAbove);
  if (kind === "list") return linesIn(text);
  return splitSentences(text);
}

/** An item is one statement, however many sentences it has. */
function linesIn(text: string): Span[] {
  let start = 0;
  return text.split("\n").map((line) => {
    const span = { start, end: start + line.length };
    start = span.end + 1;
    return span;
  });
}

/** The first row names the columns, unless that is said above. */
function rowsIn(text: string, isHeaderAbove: boolean): Span[] {
  const rows = linesIn(text);
  return rows.length > 1 && !isHeaderAbove ? rows.slice(1) : rows;
}

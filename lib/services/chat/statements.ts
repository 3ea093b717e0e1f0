import type { Block } from "../_kit";
import { splitSentences } from "../ingestion";

/** Something a passage says, verbatim and whole: a sentence, an item of a list, a row of a table, a piece of code. */
export type Statement = {
  text: string;
  /** Where it stands in the passage's text. */
  start: number;
  end: number;
  /** The heading it stands under, as far as the passage has it. */
  heading: string;
  kind: Exclude<Block["kind"], "heading">;
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
    return spansIn(text, kind).map((span) => {
      const [start, end] = [block.start + span.start, block.start + span.end];
      return { text: passage.text.slice(start, end), start, end, heading, kind };
    });
  });
}

function spansIn(text: string, kind: Statement["kind"]): { start: number; end: number }[] {
  if (kind === "code") return [{ start: 0, end: text.length }];
  if (kind === "table") return rowsIn(text);
  return splitSentences(text);
}

/** The first row names the columns. */
function rowsIn(text: string): { start: number; end: number }[] {
  let start = 0;
  const rows = text.split("\n").map((row) => {
    const span = { start, end: start + row.length };
    start = span.end + 1;
    return span;
  });
  return rows.length > 1 ? rows.slice(1) : rows;
}

import type { DocumentBuilder } from "../document/document-builder";
import { glueOf, type Vocabulary } from "./hyphens";
import { continues, type PageBlock } from "./page-blocks";
import { headingLevels } from "./styles";

/** Writes the blocks of all pages. A paragraph that goes on at the top of the next page stays one. */
export function writePages(pages: readonly PageBlock[][], words: Vocabulary, builder: DocumentBuilder): void {
  const headings = pages.flat().flatMap((block) => (block.kind === "heading" ? [block.font] : []));
  const levelOf = headingLevels(headings);
  builder.title = titleOf(pages);
  let before: PageBlock | undefined;
  for (const blocks of pages) {
    builder.startPage();
    for (const [index, block] of blocks.entries()) {
      if (
        index === 0 &&
        before?.kind === "paragraph" &&
        block.kind === "paragraph" &&
        continues(before.text, block.text)
      ) {
        builder.continueParagraph(block.text, glueOf(before.text, block.text, words).glue);
      } else {
        write(block, builder, levelOf);
      }
    }
    before = blocks.at(-1) ?? before;
  }
}

/** The first page's largest heading, when the page opens with it. */
function titleOf([first = []]: readonly PageBlock[][]): string | null {
  const headings = first.flatMap((block) => (block.kind === "heading" ? [block] : []));
  const [top] = headings.toSorted((a, b) => Math.round(b.font.size) - Math.round(a.font.size));
  return top && first.indexOf(top) < 3 && !/^\d/.test(top.text) ? top.text : null;
}

function write(block: PageBlock, builder: DocumentBuilder, levelOf: ReturnType<typeof headingLevels>): void {
  if (block.kind === "heading") {
    builder.heading(levelOf(block.font), block.text);
  } else if (block.kind === "paragraph") builder.paragraph(block.text);
  else if (block.kind === "list") builder.list(block.items);
  else if (block.kind === "table") builder.table(block.rows);
  else builder.code(block.text);
}

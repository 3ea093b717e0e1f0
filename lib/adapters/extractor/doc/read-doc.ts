import WordExtractor from "word-extractor";
import type { DocumentBuilder } from "../document/document-builder";
import { passwordProtected, ReadingError } from "../document/reading-error";
import { writeRows } from "../document/write-rows";
import type { OleContainer } from "../ole/ole-container";

/** Where the main stream of a document says what it is. */
const KIND_AT = 0;
const VERSION_AT = 2;
const FLAGS_AT = 10;
const WORD = 0xa5ec;
const WORD_97 = 193;
const IS_ENCRYPTED = 0x0100;

/** As they are written, not with the quotes of a typewriter. */
const AS_WRITTEN = { filterUnicode: false };

/**
 * The text of a Word document before 2007: headers once, body with its tables, text boxes, notes, comments, footers. Which
 * paragraphs are headings or items of lists is not known: the library knows no styles.
 */
export async function readDoc(bytes: Uint8Array, ole: OleContainer, builder: DocumentBuilder): Promise<void> {
  refuseUnreadable(Buffer.from(ole.read("WordDocument")));
  const document = await new WordExtractor().extract(Buffer.from(bytes));
  writeOnce(document.getHeaders({ ...AS_WRITTEN, includeFooters: false }), builder);
  writeText(document.getBody(AS_WRITTEN), builder);
  writeText(document.getTextboxes(AS_WRITTEN), builder);
  writeText(document.getFootnotes(AS_WRITTEN), builder);
  writeText(document.getEndnotes(AS_WRITTEN), builder);
  for (const line of document.getAnnotations(AS_WRITTEN).split("\n")) {
    if (line.trim() !== "") builder.paragraph(`Comment: ${line}`);
  }
  writeOnce(document.getFooters(AS_WRITTEN), builder);
}

function refuseUnreadable(main: Buffer): void {
  if (main.readUInt16LE(FLAGS_AT) & IS_ENCRYPTED) throw passwordProtected();
  if (main.readUInt16LE(KIND_AT) !== WORD || main.readUInt16LE(VERSION_AT) < WORD_97) {
    throw new ReadingError(
      "unsupported_type",
      "This file is a Word document from before 1997. Save it as .docx or PDF and add that.",
    );
  }
}

/** One paragraph a line; a line that ends with a tab is a row of a table. */
function writeText(text: string, builder: DocumentBuilder): void {
  let rows: string[][] = [];
  const finishTable = () => {
    writeRows(rows, builder);
    rows = [];
  };
  for (const line of text.split("\n")) {
    if (line.endsWith("\t")) {
      rows.push(line.slice(0, -1).split("\t"));
    } else {
      finishTable();
      builder.paragraph(line);
    }
  }
  finishTable();
}

/** Each section repeats headers and footers; those without letters number the pages. */
function writeOnce(text: string, builder: DocumentBuilder): void {
  for (const line of new Set(text.split("\n").map((one) => one.trim()))) {
    if (/\p{L}/u.test(line)) builder.paragraph(line);
  }
}

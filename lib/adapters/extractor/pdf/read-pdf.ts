import type { DocumentBuilder } from "../document/document-builder";
import { ReadingError } from "../document/reading-error";
import type { ReadOptions } from "../formats/format";
import { Vocabulary } from "./hyphens";
import { pageBlocks } from "./page-blocks";
import { withPdf } from "./pdfium";
import { readTitle } from "./read-page";
import { readPages } from "./read-pages";
import { dropRunningLines } from "./running-lines";
import type { PageText } from "./segment";
import { bodyFont } from "./styles";
import { noticeUnseen } from "./unseen-segments";
import { writePages } from "./write-pages";

/**
 * Writes the text of a PDF page by page, in reading order.
 * @throws ReadingError encrypted, damaged, needs_ocr, empty, too_complex
 */
export async function readPdf(
  bytes: Uint8Array,
  builder: DocumentBuilder,
  options: ReadOptions,
): Promise<void> {
  const { read, title } = await withPdf(bytes, options.pdfiumWasm, async (document) => ({
    read: await readPages(document, bytes, options),
    title: readTitle(document),
  }));
  const pages = dropRunningLines(read);
  if (pages.every((page) => page.segments.length === 0)) throw withoutText(pages);
  const body = bodyFont(pages);
  noticeUnseen(pages, builder.unseen);
  const words = new Vocabulary(pages.map((page) => page.segments));
  writePages(
    pages.map((page) => pageBlocks(page, body, words)),
    words,
    builder,
  );
  builder.title = title ?? builder.title;
}

function withoutText(pages: readonly PageText[]): ReadingError {
  if (!pages.some((page) => page.hasDrawings))
    return new ReadingError("empty", "There is no text in this PDF. Check that it is the right one.");
  return new ReadingError(
    "needs_ocr",
    "The pages of this PDF are pictures, without text that could be read. Run text recognition (OCR) on it, then add it again.",
  );
}

import type { DocumentBuilder } from "../document/document-builder";
import { ReadingError } from "../document/reading-error";
import type { Unseen } from "../document/unseen";
import type { ReadOptions } from "../formats/format";
import { Vocabulary } from "./hyphens";
import { pageBlocks } from "./page-blocks";
import { withPdf } from "./pdfium";
import { readTitle } from "./read-page";
import { readPages } from "./read-pages";
import { dropRunningLines } from "./running-lines";
import type { PageText, Segment } from "./segment";
import { bodyFont } from "./styles";
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

/** Points; nobody reads letters as small as this beside others of an ordinary size. */
const UNREADABLE = 2;

function noticeUnseen(pages: readonly PageText[], unseen: Unseen): void {
  const largest = Math.max(
    0,
    ...pages.map((page) => page.segments.reduce((most, { size }) => Math.max(most, size), 0)),
  );
  const isTiny = ({ size }: Segment) => size < UNREADABLE && size < largest / 3;
  for (const { segments } of pages) {
    for (const segment of segments.filter(isTiny)) unseen.addHidden(segment.text);
    // A sentence runs over several lines.
    const pale = segments.filter((segment) => segment.isPale && !isTiny(segment));
    unseen.addDoubtful(pale.map(({ text }) => text).join(" "));
  }
}

function withoutText(pages: readonly PageText[]): ReadingError {
  if (!pages.some((page) => page.hasDrawings))
    return new ReadingError("empty", "There is no text in this PDF. Check that it is the right one.");
  return new ReadingError(
    "needs_ocr",
    "The pages of this PDF are pictures, without text that could be read. Run text recognition (OCR) on it, then add it again.",
  );
}

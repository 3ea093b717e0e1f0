import { tooLong } from "../document/document-builder";
import type { PdfDocument } from "./pdfium";
import { readPage } from "./read-page";
import type { PageText } from "./segment";

/** The pages of a document for threads to take one by one; `taken`: how many are, and the characters read of them. */
export type PageTask = { count: number; maxCharacters: number; taken: Int32Array<SharedArrayBuffer> };

/** Pages by their index; null where one cannot be read. */
export type ReadPages = Map<number, PageText | null>;

/** Another thread that takes some of the pages. */
export type PageHelper = {
  /** `pages`: what it read, nothing when it failed; `abandon`: what it still does is not wanted. */
  begin(bytes: Uint8Array, task: PageTask): { pages: Promise<ReadPages>; abandon(): void };
};

/** Reads pages into `pages` until all are taken, by this thread or another. @throws ReadingError too_complex */
export function takePages(document: PdfDocument, task: PageTask, pages: ReadPages): void {
  for (;;) {
    const index = Atomics.add(task.taken, 0, 1);
    if (index >= task.count) return;
    takePage(document, task, pages, index);
  }
}

/** Reads one page into `pages`. @throws ReadingError too_complex when the document has got too long with it */
export function takePage(document: PdfDocument, task: PageTask, pages: ReadPages, index: number): void {
  const page = readPage(document, index);
  pages.set(index, page);
  const letters = page?.segments.reduce((sum, { text }) => sum + text.length, 0) ?? 0;
  // Headers and the like may go yet; this is far past what is left after that, and memory is not endless.
  if (Atomics.add(task.taken, 1, letters) + letters > 2 * task.maxCharacters)
    throw tooLong(task.maxCharacters);
}

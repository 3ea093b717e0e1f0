import { ReadingError } from "../document/reading-error";
import type { ReadOptions } from "../formats/format";
import type { PdfDocument } from "./pdfium";
import { NO_PICTURES } from "./pictures";
import type { PageText } from "./segment";
import { type ReadPages, takePage, takePages } from "./take-pages";

/** Fewer pages are read before another thread has opened the file and its fonts. */
const MIN_SHARED_PAGES = 4;
/** Both threads hold the whole file, twice over. */
const MAX_SHARED_BYTES = 16 * 1024 * 1024;

/**
 * Reads all pages, the helper some of them where there is one. Where it fails, they are read here: whatever is wrong with
 * them then shows as it would have without.
 * @throws ReadingError too_complex; an error when no page can be read
 */
export async function readPages(
  document: PdfDocument,
  bytes: Uint8Array,
  { maxPages, maxCharacters, pageHelper }: ReadOptions,
): Promise<PageText[]> {
  const count = document.pdfium.FPDF_GetPageCount(document.handle);
  if (count > maxPages) {
    throw new ReadingError(
      "too_complex",
      `This PDF has more than ${maxPages.toLocaleString("en")} pages. Split it into smaller files and add those.`,
    );
  }
  const task = { count, maxCharacters, taken: new Int32Array(new SharedArrayBuffer(8)) };
  const isShared = count >= MIN_SHARED_PAGES && bytes.length <= MAX_SHARED_BYTES;
  const help = isShared ? pageHelper?.begin(bytes, task) : undefined;
  const pages: ReadPages = new Map();
  try {
    takePages(document, task, pages);
    if (help && pages.size < count) for (const [index, page] of await help.pages) pages.set(index, page);
    for (let index = 0; index < count; index++) if (!pages.has(index)) takePage(document, task, pages, index);
  } catch (error) {
    help?.abandon();
    throw error;
  }
  const all = Array.from({ length: count }, (_, index) => pages.get(index) ?? null);
  if (all.every((page) => page === null)) throw new Error("None of the pages can be read.");
  return all.map(
    (page) => page ?? { segments: [], top: 0, bottom: 1, hasDrawings: false, pictures: NO_PICTURES },
  );
}

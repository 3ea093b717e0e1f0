import type { PdfDocument, Pdfium } from "./pdfium";
import { boxAround, NO_PICTURES, readPictures } from "./pictures";
import { readSegments } from "./read-segments";
import { toShown } from "./rotation";
import type { PageText } from "./segment";

const SCRATCH_BYTES = 512;
/** Kinds of annotations whose text lies over the page: free text, stamps, fields of forms (fpdf_annot.h). */
const WRITING = [3, 13, 20];
const FLATTEN_AS_SHOWN = 0;
const FLATTENED = 1;
const MAX_ANNOTATIONS = 2_000;
const TITLE_BYTES = 1024;

/** Reads one page; null when it cannot be read. */
export function readPage({ pdfium, handle }: PdfDocument, index: number): PageText | null {
  let page = pdfium.FPDF_LoadPage(handle, index);
  if (
    page !== 0 &&
    hasWriting(pdfium, page) &&
    pdfium.FPDFPage_Flatten(page, FLATTEN_AS_SHOWN) === FLATTENED
  ) {
    pdfium.FPDF_ClosePage(page);
    page = pdfium.FPDF_LoadPage(handle, index);
  }
  if (page === 0) return null;
  const scratch = pdfium.malloc(SCRATCH_BYTES);
  const rotation = pdfium.FPDFPage_GetRotation(page);
  pdfium.FPDF_GetPageBoundingBox(page, scratch);
  const [left = 0, high = 0, right = 0, low = 0] = pdfium.memory.HEAPF32.subarray(
    scratch >> 2,
    (scratch >> 2) + 4,
  );
  const shown = toShown(rotation);
  const corners = [shown(left, high), shown(right, low)] as const;
  const textPage = pdfium.FPDFText_LoadPage(page);
  const segments = textPage === 0 ? [] : readSegments(pdfium, textPage, rotation, scratch);
  const area = boxAround(...corners);
  const isMarked = segments.some((segment) => segment.isInvisible);
  const pictures = isMarked ? readPictures(pdfium, page, { area, shown, scratch }) : NO_PICTURES;
  const hasDrawings = pdfium.FPDFPage_CountObjects(page) > 0;
  if (textPage !== 0) pdfium.FPDFText_ClosePage(textPage);
  pdfium.FPDF_ClosePage(page);
  pdfium.free(scratch);
  return { segments, top: area.top, bottom: area.bottom, hasDrawings, pictures };
}

/** Whether there is something on the page that is no part of it until it is flattened. */
function hasWriting(pdfium: Pdfium, page: number): boolean {
  const count = Math.min(pdfium.FPDFPage_GetAnnotCount(page), MAX_ANNOTATIONS);
  for (let index = 0; index < count; index++) {
    const annotation = pdfium.FPDFPage_GetAnnot(page, index);
    const subtype = annotation === 0 ? 0 : pdfium.FPDFAnnot_GetSubtype(annotation);
    if (annotation !== 0) pdfium.FPDFPage_CloseAnnot(annotation);
    if (WRITING.includes(subtype)) return true;
  }
  return false;
}

const NO_TITLE = /^\s*(untitled|document\d*|slide ?\d+|(microsoft )?powerpoint( presentation)?|title)?\s*$/i;
const PROGRAM = /^microsoft (word|excel|powerpoint) - /i;
const FILE_NAME = /\.(docx?|pdf|tex|dvi|indd|qxd|rtf|odt|pptx?|xlsx?|html?)$|^[a-z0-9]*([-_][a-z0-9]+)+$/i;

/** The title that the file names, unless a program put something there that is none. */
export function readTitle({ pdfium, handle }: PdfDocument): string | null {
  const pointer = pdfium.malloc(TITLE_BYTES);
  pdfium.memory.HEAPU8.set(Buffer.from("Title\0", "latin1"), pointer);
  const bytes = pdfium.FPDF_GetMetaText(handle, pointer, pointer + 8, TITLE_BYTES - 8);
  if (bytes <= 2 || bytes > TITLE_BYTES - 8) return null;
  const text = Buffer.from(pdfium.memory.HEAPU8.subarray(pointer + 8, pointer + 6 + bytes)).toString(
    "utf16le",
  );
  const title = text.replace(PROGRAM, "").trim();
  return NO_TITLE.test(title) || FILE_NAME.test(title) ? null : title;
}

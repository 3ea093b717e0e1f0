import type { Pdfium } from "./pdfium";
import type { Shown } from "./rotation";

export type Font = { size: number; isBold: boolean; isMono: boolean; isPale: boolean; isInvisible: boolean };
/** Where a run of characters starts and which way it goes. */
export type Placing = { y: number; scale: number; isTurned: boolean };

/** Of the three colours, out of 255: hardly to be seen on paper. */
const PALE = 245;
/** Of text: neither filled nor drawn round, and the same as a mask. */
const NOT_DRAWN = [3, 7];
const NAME_BYTES = 256;
const FIXED_PITCH = 1;
const BOLD_NAME = /bold|black|heavy|demi|-medi(um)?$|bx\d|[-,]b$/i;
const MONO_NAME = /courier|mono|consol|menlo|typewriter|fixed|cmtt|sftt|inconsolata|lettergothic/i;

/** Reads how the text object of a character is placed. `scratch`: at least 24 bytes. */
export function readPlacing(
  pdfium: Pdfium,
  textPage: number,
  index: number,
  scratch: number,
  shown: Shown,
): Placing {
  pdfium.FPDFText_GetMatrix(textPage, index, scratch);
  const at = scratch >> 2;
  const { HEAPF32 } = pdfium.memory;
  const [a = 0, b = 0, c = 0, d = 0] = HEAPF32.subarray(at, at + 4);
  const along = shown(a, b);
  pdfium.FPDFText_GetCharOrigin(textPage, index, scratch, scratch + 8);
  const { HEAPF64 } = pdfium.memory;
  const { y } = shown(HEAPF64[scratch >> 3] ?? 0, HEAPF64[(scratch >> 3) + 1] ?? 0);
  return { y, scale: Math.hypot(c, d), isTurned: along.x <= 0 || Math.abs(along.y) > along.x };
}

/** Reads the font of a character. `scratch`: at least 8 bytes and those of a name. */
export function readFont(
  pdfium: Pdfium,
  textPage: number,
  index: number,
  scratch: number,
  scale: number,
): Font {
  const name = scratch + 8;
  const bytes = pdfium.FPDFText_GetFontInfo(textPage, index, name, NAME_BYTES, scratch);
  const flags = pdfium.memory.HEAP32[scratch >> 2] ?? 0;
  const end = name + Math.max(0, Math.min(bytes, NAME_BYTES) - 1);
  const fontName = Buffer.from(pdfium.memory.HEAPU8.subarray(name, end)).toString("latin1");
  return {
    size: pdfium.FPDFText_GetFontSize(textPage, index) * scale,
    isBold: BOLD_NAME.test(fontName) || pdfium.FPDFText_GetFontWeight(textPage, index) >= 600,
    isMono: (flags & FIXED_PITCH) !== 0 || MONO_NAME.test(fontName),
    isPale: isPale(pdfium, textPage, index, scratch),
    isInvisible: NOT_DRAWN.includes(
      pdfium.FPDFTextObj_GetTextRenderMode(pdfium.FPDFText_GetTextObject(textPage, index)),
    ),
  };
}

function isPale(pdfium: Pdfium, textPage: number, index: number, scratch: number): boolean {
  if (pdfium.FPDFText_GetFillColor(textPage, index, scratch, scratch + 4, scratch + 8, scratch + 12) === 0)
    return false;
  const at = scratch >> 2;
  const [red = 0, green = 0, blue = 0] = pdfium.memory.HEAP32.subarray(at, at + 3);
  return Math.min(red, green, blue) >= PALE;
}

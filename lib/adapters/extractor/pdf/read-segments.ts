import { type Font, type Placing, readFont, readPlacing } from "./fonts";
import type { Pdfium } from "./pdfium";
import { type Shown, toShown } from "./rotation";
import { CELL_GAP, distance, isSameLine, type Segment, WIDE_GAP } from "./segment";

/** Bullets and numbers of list items stand further from their text than words do. */
const MARKER_GAP = 4;
const NUMBER_GAP = 2;
const MARKER = /^([•◦▪‣·●○■□–—*-]|\(?(\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)]|\d{1,2}(\.\d{1,2})+\.?)$/;
/** PDFium's mark for a hyphen at the end of a line. */
const HYPHEN_MARK = 0x02;

type Box = { left: number; right: number };

/** Reads all text of one page, in the order of the file. `scratch` points to 320 bytes of PDFium's memory. */
export function readSegments(pdfium: Pdfium, textPage: number, rotation: number, scratch: number): Segment[] {
  const shown = toShown(rotation);
  const segments: Segment[] = [];
  let current: Segment | null = null;
  let object = 0;
  let font: Font = { size: 0, isBold: false, isMono: false, isPale: false, isInvisible: false };
  let placing: Placing = { y: 0, scale: 1, isTurned: false };
  let hasSpace = false;
  let hasOwnSpace = false;
  let lastOrigin = Number.NaN;
  let glyphStart = 0;
  const count = pdfium.FPDFText_CountChars(textPage);
  for (let index = 0; index < count; index++) {
    const point = pdfium.FPDFText_GetUnicode(textPage, index);
    const owner = pdfium.FPDFText_GetTextObject(textPage, index);
    // Characters without an object are blanks and line ends that PDFium has put in.
    if (owner === 0 || isBlank(point)) {
      hasSpace ||= point !== 0;
      hasOwnSpace ||= owner !== 0;
      continue;
    }
    const isCellStart = owner !== object && !hasOwnSpace;
    if (isRtlMark(point)) hasSpace = false;
    if (owner !== object) {
      object = owner;
      placing = readPlacing(pdfium, textPage, index, scratch, shown);
      font = readFont(pdfium, textPage, index, scratch, placing.scale);
    }
    const box = readBox(pdfium, textPage, index, scratch, shown);
    const text = toText(point);
    // Only asked for where it matters, see below; NaN is equal to nothing.
    const isLetter = isRtl(point) && !isRtlMark(point);
    const origin = isLetter ? readOrigin(pdfium, textPage, index, scratch) : Number.NaN;
    if (!current || !goesOn(current, text, box, font, placing, isCellStart)) {
      current = { text, ...box, ...font, y: placing.y, isTurned: placing.isTurned };
      glyphStart = 0;
      segments.push(current);
    } else if (origin === lastOrigin) {
      // Several letters of one glyph: PDFium turned them round with the rest of the line, but they were in order.
      current.text = current.text.slice(0, glyphStart) + text + current.text.slice(glyphStart);
    } else {
      const isTurn: boolean = isRtl(point) !== isRtl(current.text.codePointAt(current.text.length - 1) ?? 0);
      if (hasSpace || (isTurn && isWordCharacter(text) && isWordCharacter(current.text.at(-1))))
        current.text += " ";
      glyphStart = current.text.length;
      current.text += text;
      extend(current, box, placing.y, font);
    }
    lastOrigin = origin;
    hasSpace = false;
    hasOwnSpace = false;
  }
  return segments;
}

function goesOn(
  current: Segment,
  text: string,
  box: Box,
  font: Font,
  placing: Placing,
  isCellStart: boolean,
): boolean {
  if (current.isTurned !== placing.isTurned || current.isInvisible !== font.isInvisible) return false;
  const height = Math.max(current.size, font.size);
  const gap = distance(current, box);
  if (placing.isTurned) return gap < WIDE_GAP * height;
  if (!isSameLine(current, { y: placing.y, size: font.size })) return false;
  if (gap <= (isCellStart ? CELL_GAP : WIDE_GAP) * height) return true;
  const reach = MARKER.test(current.text) ? MARKER_GAP : /^\d{1,2}$/.test(current.text) ? NUMBER_GAP : 0;
  return gap <= reach * height && !/[\d.,%)]/.test(text);
}

/** A line is as its largest letters are: notes and powers that stand higher do not count. */
function extend(current: Segment, box: Box, y: number, font: Font): void {
  current.left = Math.min(current.left, box.left);
  current.right = Math.max(current.right, box.right);
  if (font.size > current.size) {
    current.size = font.size;
    current.y = y;
  }
  current.isBold &&= font.isBold;
  current.isMono &&= font.isMono;
  current.isPale &&= font.isPale;
}

/** FS_RECTF: left, top, right, bottom. */
function readBox(pdfium: Pdfium, textPage: number, index: number, scratch: number, shown: Shown): Box {
  pdfium.FPDFText_GetLooseCharBox(textPage, index, scratch);
  const at = scratch >> 2;
  const { HEAPF32 } = pdfium.memory;
  const one = shown(HEAPF32[at] ?? 0, HEAPF32[at + 1] ?? 0).x;
  const other = shown(HEAPF32[at + 2] ?? 0, HEAPF32[at + 3] ?? 0).x;
  return one < other ? { left: one, right: other } : { left: other, right: one };
}

function readOrigin(pdfium: Pdfium, textPage: number, index: number, scratch: number): number {
  pdfium.FPDFText_GetCharOrigin(textPage, index, scratch, scratch + 8);
  return pdfium.memory.HEAPF64[scratch >> 3] ?? 0;
}

function isBlank(point: number): boolean {
  return (
    point === 0x20 || point === 0xa0 || point === 0x0a || point === 0x0d || point === 0x09 || point === 0
  );
}

function isRtl(point: number): boolean {
  return (
    (point >= 0x590 && point <= 0x8ff) ||
    (point >= 0xfb1d && point <= 0xfdff) ||
    (point >= 0xfe70 && point < 0xfeff)
  );
}

/** Vowel signs of Hebrew and Arabic: they belong to the letter before, however far off they are drawn. */
function isRtlMark(point: number): boolean {
  return (point >= 0x591 && point <= 0x5c7) || (point >= 0x64b && point <= 0x65f) || point === 0x670;
}

function isWordCharacter(text = ""): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** Ligatures and presentation forms are how letters look, not which ones they are. */
function toText(point: number): string {
  if (point === HYPHEN_MARK || point === 0xfffe) return "-";
  const text = point > 0x10ffff ? "" : String.fromCodePoint(point);
  const isForm = (point >= 0xfb00 && point <= 0xfdff) || (point >= 0xfe70 && point < 0xfeff);
  return isForm ? text.normalize("NFKC") : text;
}

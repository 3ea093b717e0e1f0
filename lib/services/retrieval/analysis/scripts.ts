export type Script =
  | "latin"
  | "greek"
  | "cyrillic"
  | "armenian"
  | "hebrew"
  | "arabic"
  | "devanagari"
  | "bengali"
  | "gurmukhi"
  | "gujarati"
  | "oriya"
  | "tamil"
  | "telugu"
  | "kannada"
  | "malayalam"
  | "sinhala"
  | "thai"
  | "lao"
  | "myanmar"
  | "georgian"
  | "ethiopic"
  | "khmer"
  | "kana"
  | "han"
  | "hangul";

/** Ranges of UTF-16 code units, ascending; enough to tell scripts apart, not a copy of the Unicode tables. */
const RANGES: readonly (readonly [from: number, to: number, script: Script])[] = [
  [0x41, 0x5a, "latin"],
  [0x61, 0x7a, "latin"],
  [0xc0, 0x24f, "latin"],
  [0x370, 0x3ff, "greek"],
  [0x400, 0x52f, "cyrillic"],
  [0x530, 0x58f, "armenian"],
  [0x590, 0x5ff, "hebrew"],
  [0x600, 0x6ff, "arabic"],
  [0x750, 0x77f, "arabic"],
  [0x8a0, 0x8ff, "arabic"],
  [0x900, 0x97f, "devanagari"],
  [0x980, 0x9ff, "bengali"],
  [0xa00, 0xa7f, "gurmukhi"],
  [0xa80, 0xaff, "gujarati"],
  [0xb00, 0xb7f, "oriya"],
  [0xb80, 0xbff, "tamil"],
  [0xc00, 0xc7f, "telugu"],
  [0xc80, 0xcff, "kannada"],
  [0xd00, 0xd7f, "malayalam"],
  [0xd80, 0xdff, "sinhala"],
  [0xe00, 0xe7f, "thai"],
  [0xe80, 0xeff, "lao"],
  [0x1000, 0x109f, "myanmar"],
  [0x10a0, 0x10ff, "georgian"],
  [0x1100, 0x11ff, "hangul"],
  [0x1200, 0x139f, "ethiopic"],
  [0x1780, 0x17ff, "khmer"],
  [0x1e00, 0x1eff, "latin"],
  [0x1f00, 0x1fff, "greek"],
  [0x3005, 0x3007, "han"],
  [0x3041, 0x30ff, "kana"],
  [0x3130, 0x318f, "hangul"],
  [0x3400, 0x9fff, "han"],
  [0xac00, 0xd7af, "hangul"],
  [0xd840, 0xd888, "han"], // high surrogates of the supplementary ideographs
  [0xf900, 0xfaff, "han"],
];

/** The script of a code unit; null for digits, punctuation and scripts that are not told apart here. */
export function scriptOf(codeUnit: number): Script | null {
  if (codeUnit < 0x80) {
    const letter = codeUnit | 0x20;
    return letter >= 0x61 && letter <= 0x7a ? "latin" : null;
  }
  let low = 0;
  let high = RANGES.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = RANGES[middle];
    if (!range) return null;
    if (codeUnit < range[0]) high = middle - 1;
    else if (codeUnit > range[1]) low = middle + 1;
    else return range[2];
  }
  return null;
}

const UNSPACED: ReadonlySet<Script | null> = new Set<Script>([
  "han",
  "kana",
  "hangul",
  "thai",
  "lao",
  "khmer",
  "myanmar",
]);

/** Whether words are not (or, in Korean, not reliably) parted by spaces in the script of this code unit. */
export function isUnspaced(codeUnit: number): boolean {
  return codeUnit >= 0xe00 && UNSPACED.has(scriptOf(codeUnit));
}

import { withoutTricks } from "./unseen";

/**
 * Characters that carry no text: controls, soft hyphen, zero-width space and joiners of words, bidi controls, byte order
 * marks, non-characters. Zero-width (non-)joiners stay: Persian, Indic scripts and emoji need them.
 */
const INVISIBLE =
  /[^\P{Cc}\t\n]|[\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\uFFFE\uFFFF]/gu;
const LINE_END = /\r\n?|[\v\f\x85\u2028\u2029]/g;
const BLANKS = /[\t \u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]+/g;

/** NFC, `\n` line ends, no control or invisible characters (nor what spells a hidden text), no lone surrogates. Spaces and tabs stay as they are. */
export function cleanText(text: string): string {
  return withoutTricks(text.toWellFormed()).replace(LINE_END, "\n").replace(INVISIBLE, "").normalize("NFC");
}

/** Cleaned text as prose: runs of blanks are one space, lines are trimmed, empty lines go. */
export function cleanProse(text: string): string {
  return cleanText(text)
    .replace(BLANKS, " ")
    .replace(/ ?\n[ \n]*/g, "\n")
    .trim();
}

/** Cleaned text on one line. */
export function cleanLine(text: string): string {
  return cleanProse(text).replaceAll("\n", " ");
}

/** Cleaned text with its spacing; only blanks at line ends and empty lines around it go. */
export function cleanCode(text: string): string {
  return cleanText(text)
    .replace(/[\t \u00A0]+$/gm, "")
    .replace(/^\n+|\n+$/g, "");
}

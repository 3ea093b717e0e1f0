import type { Paragraph } from "./paragraphs";
import type { PageText, Segment } from "./segment";

const LARGER = 1.13;
const LEADING_PAGES = 50;
const MAX_HEADING_LETTERS = 160;
const MAX_BOLD_LETTERS = 110;

/** The font in which most of the text is set; `leading` is from one line to the next, in heights of the font. */
export type BodyFont = { size: number; isBold: boolean; leading: number };

export function bodyFont(pages: readonly PageText[]): BodyFont {
  const sizes = new Map<number, number>();
  let letters = 0;
  let bold = 0;
  for (const { segments } of pages) {
    for (const { size, text, isBold } of segments) {
      sizes.set(toStep(size), (sizes.get(toStep(size)) ?? 0) + text.length);
      letters += text.length;
      if (isBold) bold += text.length;
    }
  }
  const [size] = [...sizes].reduce((most, entry) => (entry[1] > most[1] ? entry : most), [0, 0]);
  return { size, isBold: bold > letters / 2, leading: usualLeading(pages) };
}

function usualLeading(pages: readonly PageText[]): number {
  const steps: number[] = [];
  for (const { segments } of pages.slice(0, LEADING_PAGES)) {
    for (const [index, line] of segments.entries()) {
      const previous = segments[index - 1];
      if (!previous || Math.abs(previous.left - line.left) > line.size) continue;
      const step = (line.y - previous.y) / line.size;
      if (step > 0.8 && step < 2.6) steps.push(step);
    }
  }
  // Gaps between paragraphs are in here too, and larger.
  return steps.sort((a, b) => a - b)[Math.floor(steps.length * 0.15)] ?? 1.2;
}

/** Large, or bold where the text is not, and short enough; a sentence is none. */
export function isHeading(paragraph: Paragraph, body: BodyFont): boolean {
  const [first] = paragraph;
  const text = paragraph.map((line) => line.text).join(" ");
  if (!first || paragraph.length > 3 || text.length > MAX_HEADING_LETTERS) return false;
  if (!/\p{L}{2}|^\p{L}$/u.test(text) || /[,;]$| … \d/.test(text)) return false;
  const smallest = Math.min(...paragraph.map((line) => line.size));
  if (smallest >= body.size * LARGER) return true;
  const isNumbered = /^\d+(\.\d+)*\.?\s/.test(text);
  return (
    !body.isBold &&
    paragraph.every((line) => line.isBold) &&
    smallest >= body.size * 0.95 &&
    text.length <= MAX_BOLD_LETTERS &&
    (isNumbered || !/[.!?:]$/.test(text))
  );
}

/** Ranks the fonts of a document's headings: the largest is level 1, bold comes before plain, 6 is the last. */
export function headingLevels(headings: readonly Segment[]): (heading: Segment) => number {
  const styles = [...new Set(headings.map(rank))].sort((a, b) => b - a);
  return (heading) => Math.min(styles.indexOf(rank(heading)) + 1, 6);
}

function rank({ size, isBold }: Segment): number {
  return toStep(size) * 2 + (isBold ? 1 : 0);
}

/** Half points: fonts of one style differ by rounding. */
function toStep(size: number): number {
  return Math.round(size * 2) / 2;
}

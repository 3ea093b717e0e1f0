/** Words are closer than this many heights of the font; columns and cells of tables are further apart. */
export const WIDE_GAP = 0.85;
/** Where something new is drawn without a blank before it, this much makes a cell of its own. */
export const CELL_GAP = 0.5;

/** Hebrew and Arabic letters. */
export const RTL = /[\u0590-\u08FF]/;

/**
 * A run of text on one line without a wide gap in it. Coordinates are in points as the page is shown: x to the right, y
 * down. Segments come in the order in which the file draws them, which nearly always is the order of reading.
 */
export type Segment = {
  text: string;
  left: number;
  right: number;
  /** The baseline. */
  y: number;
  /** Height of the font. */
  size: number;
  isBold: boolean;
  isMono: boolean;
  /** White or nearly so: not to be seen, unless it stands on something dark. */
  isPale: boolean;
  /** Not drawn at all: there to be found and copied, as what was recognised in a scan. */
  isInvisible: boolean;
  /** Runs up, down or backwards on the page. */
  isTurned: boolean;
  /** The line was ended on purpose: the next word would have fitted on it. */
  isEnded?: boolean;
};

export type Box = { left: number; right: number; top: number; bottom: number };

/** What was read of one page; `top` and `bottom` are those of the page itself. */
export type PageText = {
  segments: Segment[];
  top: number;
  bottom: number;
  hasDrawings: boolean;
  /** Where there are pictures on a page with text that is not drawn, and whether they are most of the page. */
  pictures: { boxes: Box[]; isWhole: boolean };
};

/** How far apart two spans are on a line; negative when they overlap. */
export function distance(a: { left: number; right: number }, b: { left: number; right: number }): number {
  return Math.max(a.left - b.right, b.left - a.right);
}

/** Powers and notes, in a smaller font, stand further off the baseline than rounding moves anything. */
export function isSameLine(a: { y: number; size: number }, b: { y: number; size: number }): boolean {
  const larger = Math.max(a.size, b.size);
  const reach = Math.min(a.size, b.size) < 0.85 * larger ? 0.65 : 0.5;
  return Math.abs(a.y - b.y) <= reach * larger;
}

/** The segment that two neighbours on a line make together. */
export function join(a: Segment, b: Segment, glue: string): Segment {
  const larger = a.size >= b.size ? a : b;
  return {
    text: a.text + glue + b.text,
    left: Math.min(a.left, b.left),
    right: Math.max(a.right, b.right),
    y: larger.y,
    size: larger.size,
    isBold: a.isBold && b.isBold,
    isMono: a.isMono && b.isMono,
    isPale: a.isPale && b.isPale,
    isInvisible: a.isInvisible && b.isInvisible,
    isTurned: a.isTurned,
  };
}

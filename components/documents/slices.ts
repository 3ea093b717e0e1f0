import type { DocumentTextDto } from "@/lib/schemas/document-text";

type Block = DocumentTextDto["blocks"][number];

/** A block, or a part of one that is very long; `isContinued`: it goes on with the piece before. */
export type Piece = Block & { isContinued: boolean };

/** Pieces that are drawn together. What is far out of sight is not laid out, slice by slice. */
export type Slice = { start: number; end: number; pieces: readonly Piece[] };

const SLICE_CHARACTERS = 6_000;
/** A cut is looked for in the last part of a piece, so that pieces do not become small. */
const LEAST_SHARE = 0.6;

/** The text in slices of about equal length, in reading order. */
export function sliceText({ text, blocks }: Pick<DocumentTextDto, "text" | "blocks">): Slice[] {
  const slices: Slice[] = [];
  let pieces: Piece[] = [];
  let length = 0;
  const close = () => {
    const [first, last] = [pieces.at(0), pieces.at(-1)];
    if (first && last) slices.push({ start: first.start, end: last.end, pieces });
    pieces = [];
    length = 0;
  };
  for (const block of blocks) {
    for (const piece of piecesOf(text, block)) {
      if (length > 0 && length + piece.end - piece.start > SLICE_CHARACTERS) close();
      pieces.push(piece);
      length += piece.end - piece.start;
    }
  }
  close();
  return slices;
}

/** Where the slice is that holds an offset; the nearest one for an offset between two. */
export function sliceAt(slices: readonly Slice[], offset: number): number {
  let low = 0;
  let high = slices.length - 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((slices[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** About how many pixels high a slice will be, for as long as nobody has seen it. */
export function estimateHeight({ pieces }: Slice): number {
  const lines = pieces.reduce((sum, { start, end }) => sum + Math.ceil((end - start) / 70), 0);
  return lines * 24 + pieces.length * 16;
}

function piecesOf(text: string, block: Block): Piece[] {
  const pieces: Piece[] = [];
  let { start } = block;
  while (block.end - start > SLICE_CHARACTERS) {
    const end = cutBefore(text, start, start + SLICE_CHARACTERS);
    pieces.push({ ...block, start, end, isContinued: start > block.start });
    start = /\s/.test(text.charAt(end)) ? end + 1 : end;
  }
  pieces.push({ ...block, start, end: block.end, isContinued: start > block.start });
  return pieces;
}

/** The end of the last line before `most`, or of the last word, or `most` itself where there is neither. */
function cutBefore(text: string, start: number, most: number): number {
  const least = start + (most - start) * LEAST_SHARE;
  const line = text.lastIndexOf("\n", most);
  if (line >= least) return line;
  const word = text.lastIndexOf(" ", most);
  if (word >= least) return word;
  const isWithinPair = (text.codePointAt(most - 1) ?? 0) > 0xffff;
  return isWithinPair ? most - 1 : most;
}

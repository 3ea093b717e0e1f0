import { Fragment, memo } from "react";
import type { Stretch } from "@/lib/client/document-path";
import { pagesBetween } from "./runs";
import { estimateHeight, type Slice } from "./slices";
import { TextPiece } from "./text-piece";
import { PageRules } from "./words";

type TextSliceProps = {
  index: number;
  slice: Slice;
  text: string;
  pageStarts: readonly number[];
  /** Where the slice before ends; pages may begin between the two. */
  previousEnd: number;
  /** What is marked, when it reaches into this slice. */
  mark: Stretch | null;
  /** Only keeps the place of its text, which is drawn a moment later. */
  isBlank: boolean;
};

/** A slice of the text. Drawn anew only when the mark comes or goes. */
export const TextSlice = memo(function TextSlice(props: TextSliceProps) {
  const { index, slice, text, pageStarts, mark, isBlank } = props;
  const height = estimateHeight(slice);
  const startOf = (piece: number) => (piece === 0 ? props.previousEnd : (slice.pieces[piece - 1]?.end ?? 0));
  return (
    <div
      data-slice={index}
      // What is out of sight is cut off at the edges too; marks reach a little over them.
      className="deferred -mx-2 flow-root px-2"
      style={{ containIntrinsicSize: `auto ${height}px`, ...(isBlank && { minHeight: height }) }}
    >
      {!isBlank &&
        slice.pieces.map((piece, number) => (
          <Fragment key={piece.start}>
            <PageRules pages={pagesBetween(pageStarts, startOf(number), piece.start)} />
            <TextPiece piece={piece} text={text} mark={mark} pageStarts={pageStarts} />
          </Fragment>
        ))}
    </div>
  );
});

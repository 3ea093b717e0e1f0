import type { Unseen } from "../document/unseen";
import type { PageText, Segment } from "./segment";

/** Points; nobody reads letters as small as this beside others of an ordinary size. */
const UNREADABLE = 2;

/** Notices the text of pages that is too small to be read, not drawn, or hardly to be seen on paper. */
export function noticeUnseen(pages: readonly PageText[], unseen: Unseen): void {
  const largest = Math.max(
    0,
    ...pages.map((page) => page.segments.reduce((most, { size }) => Math.max(most, size), 0)),
  );
  const isTiny = ({ size }: Segment) => size < UNREADABLE && size < largest / 3;
  for (const page of pages) {
    const isHidden = (segment: Segment) =>
      isTiny(segment) || (segment.isInvisible && !isOfPicture(segment, page));
    for (const segment of page.segments.filter(isHidden)) unseen.addHidden(segment.text);
    const isDoubtful = (segment: Segment) =>
      segment.isPale || (segment.isInvisible && !page.pictures.isWhole);
    const doubtful = page.segments.filter((segment) => !isHidden(segment) && isDoubtful(segment));
    // A sentence runs over several lines.
    unseen.addDoubtful(doubtful.map(({ text }) => text).join(" "));
  }
}

/** What was recognised in a scan, or in a picture, lies over it and is not drawn. */
function isOfPicture({ left, right, y }: Segment, { pictures }: PageText): boolean {
  const middle = (left + right) / 2;
  return (
    pictures.isWhole ||
    pictures.boxes.some((box) => middle > box.left && middle < box.right && y > box.top && y < box.bottom)
  );
}

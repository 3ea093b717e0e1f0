import type { Pdfium } from "./pdfium";
import type { Shown } from "./rotation";
import type { Box, PageText } from "./segment";

const PICTURE = 3;
const FORM = 5;
/** Forms within forms. */
const MOST_DEPTH = 3;
const MOST_OBJECTS = 5_000;
/** Of the page: what covers more of it is a scan. */
const WHOLE = 0.5;

export const NO_PICTURES: PageText["pictures"] = { boxes: [], isWhole: false };

type Page = { area: Box; shown: Shown; scratch: number };

/** Where the pictures of a page are; scans may come as one or in strips. */
export function readPictures(
  pdfium: Pdfium,
  page: number,
  { area, shown, scratch }: Page,
): PageText["pictures"] {
  const boxes: Box[] = [];
  let left = MOST_OBJECTS;
  const look = (object: number, depth: number): boolean => {
    const type = pdfium.FPDFPageObj_GetType(object);
    if (type !== FORM) return type === PICTURE;
    const count = depth < MOST_DEPTH ? pdfium.FPDFFormObj_CountObjects(object) : 0;
    for (let index = 0; index < count && left-- > 0; index++)
      if (look(pdfium.FPDFFormObj_GetObject(object, index), depth + 1)) return true;
    return false;
  };
  const count = pdfium.FPDFPage_CountObjects(page);
  for (let index = 0; index < count && left-- > 0; index++) {
    const object = pdfium.FPDFPage_GetObject(page, index);
    if (!look(object, 0)) continue;
    if (pdfium.FPDFPageObj_GetBounds(object, scratch, scratch + 4, scratch + 8, scratch + 12) === 0) continue;
    const at = scratch >> 2;
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = pdfium.memory.HEAPF32.subarray(at, at + 4);
    boxes.push(within(boxAround(shown(x1, y1), shown(x2, y2)), area));
  }
  const covered = boxes.reduce((sum, box) => sum + sizeOf(box), 0);
  return { boxes, isWhole: covered > sizeOf(area) * WHOLE };
}

type Point = { x: number; y: number };

export function boxAround(a: Point, b: Point): Box {
  return {
    left: Math.min(a.x, b.x),
    right: Math.max(a.x, b.x),
    top: Math.min(a.y, b.y),
    bottom: Math.max(a.y, b.y),
  };
}

function within(box: Box, area: Box): Box {
  return {
    left: Math.max(box.left, area.left),
    right: Math.min(box.right, area.right),
    top: Math.max(box.top, area.top),
    bottom: Math.min(box.bottom, area.bottom),
  };
}

function sizeOf({ left, right, top, bottom }: Box): number {
  return Math.max(0, right - left) * Math.max(0, bottom - top);
}

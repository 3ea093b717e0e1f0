import { expect, test } from "vitest";
import { pageAt, pagesBetween, runsOf } from "./runs";

// Page 3 is blank: it begins where page 4 does.
const STARTS = [0, 100, 250, 250, 400];

test.each([
  [0, 1],
  [99, 1],
  [100, 2],
  [249, 2],
  [250, 4],
  [9_999, 5],
])("offset %i is on page %i", (offset, page) => {
  expect(pageAt(STARTS, offset)).toBe(page);
});

test("a document without pages has no page", () => {
  expect(pageAt([], 5)).toBeNull();
  expect(pagesBetween([], 0, 100)).toEqual([]);
});

test("pages that begin in a stretch, its ends included", () => {
  expect(pagesBetween(STARTS, 0, 99)).toEqual([1]);
  expect(pagesBetween(STARTS, 100, 250)).toEqual([2, 3, 4]);
  expect(pagesBetween(STARTS, 101, 249)).toEqual([]);
});

test("a piece without mark and page is one run", () => {
  expect(runsOf({ start: 10, end: 50 }, null, STARTS)).toEqual([
    { start: 10, end: 50, isMarked: false, pages: [] },
  ]);
});

test("a mark within, from before, past the end, and elsewhere", () => {
  const marked = (mark: { start: number; end: number }) =>
    runsOf({ start: 10, end: 50 }, mark, []).flatMap((run) => (run.isMarked ? [[run.start, run.end]] : []));
  expect(marked({ start: 20, end: 30 })).toEqual([[20, 30]]);
  expect(marked({ start: 0, end: 30 })).toEqual([[10, 30]]);
  expect(marked({ start: 40, end: 90 })).toEqual([[40, 50]]);
  expect(marked({ start: 0, end: 90 })).toEqual([[10, 50]]);
  expect(marked({ start: 50, end: 90 })).toEqual([]);
  expect(marked({ start: 0, end: 10 })).toEqual([]);
});

test("a page that begins within the piece cuts it, also within the mark", () => {
  expect(runsOf({ start: 90, end: 120 }, { start: 95, end: 110 }, STARTS)).toEqual([
    { start: 90, end: 95, isMarked: false, pages: [] },
    { start: 95, end: 100, isMarked: true, pages: [] },
    { start: 100, end: 110, isMarked: true, pages: [2] },
    { start: 110, end: 120, isMarked: false, pages: [] },
  ]);
  // Where the piece itself begins or ends, the page is announced between the pieces.
  expect(runsOf({ start: 100, end: 250 }, null, STARTS)).toHaveLength(1);
  expect(runsOf({ start: 240, end: 260 }, null, STARTS)[1]?.pages).toEqual([3, 4]);
});

import { expect, test } from "vitest";
import { linesOf, pointsOf } from "./chart-shape";

const SIZE = { width: 100, height: 40 };

test("the whole height is from nothing to all, the width from the first run to the last", () => {
  expect(pointsOf([0, 0.5, 1], SIZE)).toEqual([
    { x: 0, y: 40 },
    { x: 50, y: 20 },
    { x: 100, y: 0 },
  ]);
});

test("a single run stands in the middle and makes no line", () => {
  const points = pointsOf([0.5], SIZE);
  expect(points).toEqual([{ x: 50, y: 20 }]);
  expect(linesOf(points)).toEqual([]);
});

test("what was not measured is a gap", () => {
  expect(linesOf(pointsOf([1, 1, null, 0, 0], SIZE))).toEqual(["0,0 25,0", "75,40 100,40"]);
});

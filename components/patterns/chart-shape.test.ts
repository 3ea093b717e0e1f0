import { expect, test } from "vitest";
import { barsOf, topOf } from "./chart-shape";

test.each([
  [[], 1],
  [[0, 0], 1],
  [[3], 5],
  [[10], 10],
  [[11, 2], 20],
  [[999], 1000],
])("the top above %o is %i", (values, top) => expect(topOf(values)).toBe(top));

test("bars fill the width, and the least of them can be seen", () => {
  const days = [
    { day: "a", value: 0 },
    { day: "b", value: 1 },
    { day: "c", value: 1000 },
  ];
  const [none, least, most] = barsOf(days, { width: 30, height: 100 });
  expect(none).toMatchObject({ height: 0, y: 100 });
  expect(least).toMatchObject({ height: 2, y: 98 });
  expect(most).toMatchObject({ height: 100, y: 0 });
  expect((most?.x ?? 0) + (most?.width ?? 0)).toBeLessThanOrEqual(30);
});

import { expect, test } from "vitest";
import { itemsOf, linesOf, rowsOf } from "./lines";

const whole = (text: string) => ({ start: 0, end: text.length });
const textOf = (text: string) => (stretch: { start: number; end: number }) =>
  text.slice(stretch.start, stretch.end);

test("lines of a stretch within a text", () => {
  const text = "a\nbb\n\nc\nd";
  expect(linesOf(text, { start: 2, end: 7 }).map(textOf(text))).toEqual(["bb", "", "c"]);
});

test("items of a list", () => {
  const text = "- one\n  - deeper - still\n10. ten\nodd";
  expect(itemsOf(text, whole(text)).map((item) => [item.depth, item.marker, textOf(text)(item)])).toEqual([
    [0, "-", "one"],
    [1, "-", "deeper - still"],
    [0, "10.", "ten"],
    [0, "", "odd"],
  ]);
});

test.each([
  [
    "a | b\nc | d",
    [
      ["a", "b"],
      ["c", "d"],
    ],
  ],
  ["a |  | c", [["a", "", "c"]]],
  ["| b", [["", "b"]]],
  ["|  | c", [["", "", "c"]]],
  ["a", [["a"]]],
  ["a|b | c", [["a|b", "c"]]],
])("cells of %j", (text, rows) => {
  expect(rowsOf(text, whole(text)).map((row) => row.map(textOf(text)))).toEqual(rows);
});

test("a row ends with its line", () => {
  const text = "a\nb | c";
  expect(rowsOf(text, whole(text)).map((row) => row.map(textOf(text)))).toEqual([["a"], ["b", "c"]]);
});

import { describe, expect, test } from "vitest";
import { estimateHeight, sliceAt, sliceText } from "./slices";

const documentOf = (parts: readonly string[]) => {
  let text = "";
  const blocks = parts.map((part) => {
    if (text !== "") text += "\n\n";
    const start = text.length;
    text += part;
    return { start, end: text.length, kind: "paragraph" as const };
  });
  return { text, blocks };
};

describe("slices", () => {
  test("hold every block once, in order", () => {
    const { text, blocks } = documentOf(Array.from({ length: 400 }, (_, index) => `${index} `.repeat(40)));
    const slices = sliceText({ text, blocks });
    expect(slices.length).toBeGreaterThan(5);
    expect(slices.flatMap(({ pieces }) => pieces).map(({ start, end }) => [start, end])).toEqual(
      blocks.map(({ start, end }) => [start, end]),
    );
  });

  test("a block without end is cut at the ends of lines, and loses nothing but those", () => {
    const lines = Array.from({ length: 2_000 }, (_, index) => `line ${index} of a long log`);
    const document = documentOf([lines.join("\n")]);
    const pieces = sliceText(document).flatMap((slice) => slice.pieces);
    expect(pieces.length).toBeGreaterThan(5);
    expect(pieces.map(({ isContinued }) => isContinued)).toEqual(pieces.map((_, index) => index > 0));
    expect(pieces.flatMap(({ start, end }) => document.text.slice(start, end).split("\n"))).toEqual(lines);
  });

  test("a line without end is cut at spaces, and one without spaces between characters", () => {
    const words = documentOf(["word ".repeat(5_000).trim()]);
    for (const { pieces } of sliceText(words))
      for (const { start, end } of pieces) expect(words.text.slice(start, end)).toMatch(/^word( word)*$/);
    const emoji = documentOf([`x${"😀".repeat(9_000)}`]);
    const cut = sliceText(emoji).flatMap(({ pieces }) =>
      pieces.map(({ start, end }) => emoji.text.slice(start, end)),
    );
    expect(cut.length).toBeGreaterThan(2);
    expect(cut.every((part) => part.isWellFormed())).toBe(true);
    expect(cut.join("")).toBe(emoji.text);
  });

  test("an empty text has none", () => {
    expect(sliceText({ text: "", blocks: [] })).toEqual([]);
  });
});

test("an offset finds its slice, also between two and past the end", () => {
  const document = documentOf(Array.from({ length: 9 }, () => "x".repeat(3_000)));
  const slices = sliceText(document);
  slices.forEach(({ start, end }, index) => {
    expect(sliceAt(slices, start)).toBe(index);
    expect(sliceAt(slices, end - 1)).toBe(index);
    expect(sliceAt(slices, end)).toBe(Math.min(index + 1, slices.length - 1));
  });
  expect(sliceAt(slices, 1e9)).toBe(slices.length - 1);
  expect(sliceAt([], 5)).toBe(0);
});

test("more text is higher", () => {
  const [short] = sliceText(documentOf(["a"]));
  const [long] = sliceText(documentOf(["a".repeat(2_000)]));
  expect(short && estimateHeight(short)).toBe(40);
  expect(long && estimateHeight(long)).toBeGreaterThan(600);
});

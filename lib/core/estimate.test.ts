import { expect, test } from "vitest";
import { estimateFiles, estimateText } from "./estimate";

test("text is text, and every document has a passage at least", () => {
  expect(estimateText(10_400, 1)).toEqual({ tokens: 2_600, chunks: 10 });
  expect(estimateText(100, 7)).toEqual({ tokens: 25, chunks: 7 });
});

test("a file with pictures and markup holds fewer words than its size", () => {
  const bytes = 1_000_000;
  const tokens = (name: string) => estimateFiles([{ name, bytes }]).tokens;
  expect(tokens("a.txt")).toBe(250_000);
  expect(tokens("A.PDF")).toBe(10_000);
  expect(estimateFiles([{ name: "a.txt", bytes: 0 }])).toEqual({ tokens: 0, chunks: 1 });
});

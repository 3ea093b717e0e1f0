import { expect, it } from "vitest";
import { UNREADABLE, unreadableEnding } from "@/lib/core/unreadable-names";
import { FORMATS } from "./registry";
import { BINARY_EXTENSIONS } from "./signatures";

it("what is refused by its name alone is what no format reads, and what is binary besides is read", () => {
  const read = new Set(FORMATS.flatMap(({ extensions }) => extensions));
  expect([...UNREADABLE].filter((one) => read.has(one))).toEqual([]);
  expect([...BINARY_EXTENSIONS].filter((one) => !read.has(one) && !UNREADABLE.has(one))).toEqual([]);
});

it.each([
  ["photo.JPG", "jpg"],
  ["a.b.mp4", "mp4"],
  ["handbook.pdf", null],
  ["notes", null],
  ["x.unheard", null],
])("%s", (name, ending) => {
  expect(unreadableEnding(name)).toBe(ending);
});

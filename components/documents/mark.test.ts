import { expect, test } from "vitest";
import { markIn } from "./mark";

const TEXT = { text: "Open from 8 to 17.", version: 2 };

test("a stretch within the text is marked, also when its version is not known", () => {
  expect(markIn(TEXT, { start: 5, end: 11 }).mark).toEqual({ start: 5, end: 11 });
  expect(markIn(TEXT, { start: 5, end: 18, version: 2 })).toMatchObject({ isGone: false });
  expect(markIn(TEXT, null)).toEqual({ mark: null, isGone: false });
});

test("a stretch past the end or of another version is gone", () => {
  expect(markIn(TEXT, { start: 5, end: 19 })).toEqual({ mark: null, isGone: true });
  expect(markIn(TEXT, { start: 5, end: 11, version: 1 })).toEqual({ mark: null, isGone: true });
});

import { expect, test } from "vitest";
import { goneLine, timingLine } from "./trace-text";

test("the parts of a search are told by what they took, the longest first", () => {
  expect(timingLine({ fusion: 0.02, confirm: 2.345, lexical: 12.6 })).toBe(
    "search by words 13 ms, texts 2.3 ms",
  );
  expect(timingLine({ fusion: 0.02 })).toBe("Less than 0.1 ms");
});

test("passages that cannot be shown are counted", () => {
  expect(goneLine(1)).toBe(
    "1 passage is not shown: the document was deleted, has changed since, or is not yours to read.",
  );
  expect(goneLine(3)).toBe(
    "3 passages are not shown: the document was deleted, has changed since, or is not yours to read.",
  );
});

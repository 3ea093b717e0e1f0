import { expect, test } from "vitest";
import { documentPath, parseStretch } from "./document-path";

test("a stretch survives the way through an address", () => {
  const url = new URL(documentPath("lighthouse", "doc_1", { start: 12, end: 40 }), "http://minirag.invalid");
  expect(url.pathname).toBe("/t/lighthouse/documents/doc_1");
  expect(parseStretch(url.searchParams.get("at") ?? undefined)).toEqual({ start: 12, end: 40 });
  expect(documentPath("lighthouse", "doc_1")).toBe("/t/lighthouse/documents/doc_1");
});

test.each([undefined, "", "5", "5-5", "9-5", "-1-4", "a-b", "1-9999999999", "1-2-3"])(
  "%s names no stretch",
  (at) => {
    expect(parseStretch(at)).toBeNull();
  },
);

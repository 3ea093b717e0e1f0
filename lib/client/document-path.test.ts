import { expect, test } from "vitest";
import { chunkId, newId } from "@/lib/core/ids";
import { documentPath, parseStretch } from "./document-path";

const read = (path: string) => {
  const { searchParams } = new URL(path, "http://minirag.invalid");
  return parseStretch(searchParams.get("at"), searchParams.get("version"));
};

test("a stretch survives the way through an address", () => {
  const path = documentPath("lighthouse", "doc_1", { start: 12, end: 40 });
  expect(new URL(path, "http://minirag.invalid").pathname).toBe("/t/lighthouse/documents/doc_1");
  expect(read(path)).toEqual({ start: 12, end: 40 });
  expect(documentPath("lighthouse", "doc_1")).toBe("/t/lighthouse/documents/doc_1");
});

test("a citation brings the version it counts in", () => {
  const citation = { start: 12, end: 40, chunkId: chunkId(newId("document"), 3, 7) };
  expect(read(documentPath("lighthouse", "doc_1", citation))).toEqual({ start: 12, end: 40, version: 3 });
  expect(read(documentPath("lighthouse", "doc_1", { ...citation, chunkId: "chk_odd" }))).toEqual({
    start: 12,
    end: 40,
  });
});

test.each([undefined, null, "", "5", "5-5", "9-5", "-1-4", "a-b", "1-9999999999", "1-2-3"])(
  "%s names no stretch",
  (at) => {
    expect(parseStretch(at)).toBeNull();
  },
);

test("a version that is none is left out", () => {
  expect(parseStretch("1-2", "two")).toEqual({ start: 1, end: 2 });
});

import { expect, test } from "vitest";
import { progressText, receiptText, shareOf, tookOf } from "./job-figures";

test("a job takes from its start to its end", () => {
  const startedAt = "2026-11-21T12:00:00.000Z";
  expect(tookOf({ startedAt, finishedAt: "2026-11-21T12:00:04.000Z" })).toBe("4 s");
  // Two processes, two clocks.
  expect(tookOf({ startedAt, finishedAt: "2026-11-21T11:59:59.000Z" })).toBe("under 1 s");
  expect(tookOf({ startedAt, finishedAt: null })).toBeNull();
  expect(tookOf({ startedAt: null, finishedAt: startedAt })).toBeNull();
});

test("a receipt says what there was, and that nothing is left", () => {
  expect(receiptText(null)).toBeNull();
  expect(receiptText({ removed: { documents: 1 }, left: null })).toBeNull();
  expect(receiptText({ removed: { documents: 1, indexEntries: 1_200, files: 2 }, left: {} })).toBe(
    "Erased: 1 document, 1,200 index entries, 2 files. Looked again: nothing left.",
  );
  expect(receiptText({ removed: {}, left: {} })).toBe(
    "There was nothing left to erase. Looked again: nothing left.",
  );
});

test("progress as a share and in words", () => {
  expect(shareOf({ done: 40, total: 160 })).toBe(0.25);
  expect(shareOf({ done: 200, total: 160 })).toBe(1);
  expect(shareOf({ done: 0, total: null })).toBeNull();
  expect(shareOf({ done: 0, total: 0 })).toBeNull();
  const words = (kind: "ingest_document" | "delete_source", done: number, total: number | null) =>
    progressText({ kind, progress: { done, total } });
  expect(words("ingest_document", 40, 1_713)).toBe("40 of 1,713 passages");
  expect(words("delete_source", 0, 1)).toBe("0 of 1 document");
  expect(words("ingest_document", 0, null)).toBeNull();
});

import { expect, test } from "vitest";
import { noticeOf } from "./document-state";

const READY = { status: "ready" as const, chunks: 3, error: null, hasFile: true, url: null };
const FAILURE = { code: "encrypted", message: "This PDF is protected by a password." };

test("a ready document needs no word", () => {
  expect(noticeOf(READY)).toBeNull();
});

test("while a document is at work, it matters whether an earlier version answers", () => {
  expect(noticeOf({ ...READY, status: "extracting", chunks: 0 })).toMatchObject({
    tone: "working",
    title: "This document is being taken in",
  });
  expect(noticeOf({ ...READY, status: "queued" })?.text).toContain("The text below answers");
});

test("a failure says its cause, and whether an earlier version answers", () => {
  const failed = { ...READY, status: "failed" as const, chunks: 0, error: FAILURE };
  expect(noticeOf(failed)).toMatchObject({ tone: "bad", text: FAILURE.message });
  expect(noticeOf({ ...failed, chunks: 3 })?.text).toMatch(
    /password\. The text below is of an earlier version/,
  );
  expect(noticeOf({ ...failed, status: "unsupported" })?.title).toBe("This document cannot be read");
  expect(noticeOf({ ...failed, status: "canceled", error: null })?.tone).toBe("quiet");
});

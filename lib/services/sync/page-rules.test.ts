import { describe, expect, test } from "vitest";
import type { SeenPage } from "./look";
import { isListLost, judge, rowAfter } from "./page-rules";

const page = { depth: 1, attempts: 0, contentHash: "h" };
const whole = { isHalted: false, sha256: "s" };
const seen = (hash: string, sha256 = "s"): SeenPage => ({
  kind: "page",
  content: { contentType: null, title: "", characters: 1, hash, sha256, bytes: 1 },
  links: [],
  validators: { etag: null, lastModified: null },
});
const failed = (isPassing: boolean): SeenPage => ({
  kind: "failed",
  code: "upstream_failed",
  message: "",
  isPassing,
  retryAfterSeconds: undefined,
});
const gone: SeenPage = { kind: "gone", code: "not_found", message: "" };

describe("what becomes of a page", () => {
  test.each([
    ["new", page, null, seen("h"), false, "added"],
    ["the same", page, whole, seen("h"), false, "unchanged"],
    ["different", page, whole, seen("other"), false, "changed"],
    ["the same, but stopped on its way", page, { ...whole, isHalted: true }, seen("h"), false, "changed"],
    [
      "not sent, but stopped on its way",
      page,
      { ...whole, isHalted: true },
      { kind: "unchanged", validators: { etag: null, lastModified: null } } as const,
      false,
      "changed",
    ],
    ["known by its bytes alone", { ...page, contentHash: null }, whole, seen("h"), false, "unchanged"],
    ["the same as another", page, null, seen("h"), true, "skipped"],
    ["broken for now", page, whole, failed(true), false, "again"],
    ["broken three times", { ...page, attempts: 2 }, whole, failed(true), false, "failed"],
    ["refused", page, whole, failed(false), false, "failed"],
    ["gone", page, whole, gone, false, "gone"],
    ["a link that leads nowhere", page, null, gone, false, "gone"],
    ["an address that people named, and never was there", { ...page, depth: 0 }, null, gone, false, "failed"],
  ])("%s: %s", (_, known, document, look, isDuplicate, verdict) => {
    expect(judge(known, document, look, isDuplicate)).toBe(verdict);
  });
});

test("a page that is gone is forgotten, one that failed is not", () => {
  expect(rowAfter(gone, "gone", "doc_1")).toMatchObject({
    state: "gone",
    documentId: null,
    contentHash: null,
  });
  expect(rowAfter(failed(false), "failed", "doc_1")).not.toHaveProperty("documentId");
  const removed: SeenPage = { kind: "skipped", reason: "removed", links: [], bytes: 0 };
  expect(rowAfter(removed, "skipped", "doc_1")).not.toHaveProperty("documentId");
});

test("only a list that could be read says what is not there any more", () => {
  expect(isListLost({ depth: 0, kind: "page" }, "failed")).toBe(true);
  expect(isListLost({ depth: 2, kind: "sitemap" }, "gone")).toBe(true);
  expect(isListLost({ depth: 2, kind: "page" }, "failed")).toBe(false);
});

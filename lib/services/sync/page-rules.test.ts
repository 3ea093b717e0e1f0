import { describe, expect, test } from "vitest";
import type { SeenPage } from "./look";
import {
  isListLost,
  judge,
  type Known,
  type KnownDocument,
  type KnownPage,
  rowAfter,
  type Verdict,
} from "./page-rules";

const page = { depth: 1, attempts: 0, contentHash: "h" };
const whole = { isDue: false, sha256: "s" };
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
const forbidden: SeenPage = { kind: "skipped", reason: "robots", links: [], bytes: 0 };
const gone: SeenPage = { kind: "gone", code: "not_found", message: "" };

describe("what becomes of a page", () => {
  test.each<[string, KnownPage, KnownDocument | null, SeenPage, Known | null, Verdict]>([
    ["new", page, null, seen("h"), null, "added"],
    ["the same", page, whole, seen("h"), null, "unchanged"],
    ["different", page, whole, seen("other"), null, "changed"],
    ["the same, but stopped on its way", page, { ...whole, isDue: true }, seen("h"), null, "changed"],
    [
      "not sent, but stopped on its way",
      page,
      { ...whole, isDue: true },
      { kind: "unchanged", validators: { etag: null, lastModified: null } },
      null,
      "changed",
    ],
    ["known by its bytes alone", { ...page, contentHash: null }, whole, seen("h"), null, "unchanged"],
    ["the same as another", page, null, seen("h"), "duplicate", "skipped"],
    ["what another source has", page, null, seen("h"), "other_source", "skipped"],
    ["broken for now", page, whole, failed(true), null, "again"],
    ["broken three times", { ...page, attempts: 2 }, whole, failed(true), null, "failed"],
    ["refused", page, whole, failed(false), null, "failed"],
    ["forbidden to robots since it was taken in", page, whole, forbidden, null, "failed"],
    ["forbidden to robots from the first", page, null, forbidden, null, "skipped"],
    ["gone", page, whole, gone, null, "gone"],
    ["a link that leads nowhere", page, null, gone, null, "gone"],
    ["an address that people named, and never was there", { ...page, depth: 0 }, null, gone, null, "failed"],
  ])("%s: %s", (_, known, document, look, elsewhere, verdict) => {
    expect(judge(known, document, look, elsewhere)).toBe(verdict);
  });
});

test("a page that is gone is forgotten, one that failed is not", () => {
  expect(rowAfter(gone, "gone", "doc_1", null)).toMatchObject({
    state: "gone",
    documentId: null,
    contentHash: null,
  });
  expect(rowAfter(failed(false), "failed", "doc_1", null)).not.toHaveProperty("documentId");
  const removed: SeenPage = { kind: "skipped", reason: "removed", links: [], bytes: 0 };
  expect(rowAfter(removed, "skipped", "doc_1", null)).not.toHaveProperty("documentId");
});

test("only a list that could be read says what is not there any more", () => {
  expect(isListLost({ depth: 0, kind: "page" }, "failed")).toBe(true);
  expect(isListLost({ depth: 2, kind: "sitemap" }, "gone")).toBe(true);
  expect(isListLost({ depth: 2, kind: "page" }, "failed")).toBe(false);
});

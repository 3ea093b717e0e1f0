import { expect, test } from "vitest";
import {
  botNames,
  describeCounts,
  problemOf,
  progressOf,
  retryLabel,
  shortAddress,
  workWords,
} from "./source-facts";

const counts = (documents: number, ready: number, failed: number) => ({
  documents,
  ready,
  failed,
  chunks: 5,
});

test.each([
  ["failed", counts(3, 1, 2), "Retry failed"],
  ["partial", counts(3, 1, 1), "Retry failed"],
  ["canceled", counts(3, 0, 0), "Retry canceled"],
  ["ready", counts(3, 3, 0), null],
  ["processing", counts(3, 1, 1), null],
  ["ready", counts(0, 0, 0), null],
] as const)("a %s source with %o offers %s", (status, given, label) => {
  expect(retryLabel({ status, counts: given, pages: null, canRetry: label !== null })).toBe(label);
});

test("pages that failed can be tried again too", () => {
  const pages = { found: 9, fetched: 9, failed: 1 };
  expect(retryLabel({ status: "partial", counts: counts(8, 8, 0), pages, canRetry: true })).toBe(
    "Retry failed",
  );
  // What another try would only hear once more.
  expect(retryLabel({ status: "partial", counts: counts(8, 8, 0), pages, canRetry: false })).toBeNull();
});

test("pages are counted while they are being found, documents after that", () => {
  const pages = { found: 1_200, fetched: 40, failed: 2 };
  const given = { counts: counts(30, 12, 0), pages };
  expect(workWords({ ...given, status: "discovering" })).toBe(
    "40 of 1,200 pages looked at · 2 failed · 12 ready",
  );
  expect(workWords({ ...given, status: "processing" })).toBe("12 of 30 documents done");
});

test("what is wrong names how many pages it is about, but for what ended the whole look", () => {
  const given = {
    status: "partial",
    counts: counts(8, 8, 0),
    pages: { found: 9, fetched: 9, failed: 1 },
  } as const;
  const error = { code: "upstream_failed", message: "The site answered 500." };
  expect(problemOf({ ...given, error })).toBe("1 page could not be fetched. The site answered 500.");
  expect(problemOf({ ...given, error: { code: "page_limit", message: "Stopped." } })).toBe("Stopped.");
  expect(problemOf({ ...given, status: "ready", error })).toBeNull();
  const files = { status: "partial", counts: counts(12, 10, 2), pages: null, error } as const;
  expect(problemOf(files)).toBe("2 of 12 documents could not be read, one of them: The site answered 500.");
  expect(problemOf({ ...files, counts: counts(1, 0, 1) })).toBe("The site answered 500.");
});

test("a source at work shows how far it is as soon as anybody can tell", () => {
  expect(progressOf({ status: "queued", progress: 0 })).toBe(0);
  expect(progressOf({ status: "processing", progress: 0 })).toBeNull();
  expect(progressOf({ status: "processing", progress: 0.4 })).toBe(0.4);
});

test("counts read as a sentence", () => {
  expect(describeCounts({ counts: { documents: 1, ready: 1, failed: 0, chunks: 1_200 } })).toBe(
    "1 document · 1,200 passages",
  );
  expect(describeCounts({ counts: { documents: 12, ready: 9, failed: 3, chunks: 1 } })).toBe(
    "12 documents · 3 failed · 1 passage",
  );
});

test("bots that are not known by name are counted", () => {
  const bots = [
    { id: "bot_1", name: "Guide" },
    { id: "bot_2", name: "Help" },
  ];
  expect(botNames(["bot_2", "bot_9"], bots)).toEqual({ names: ["Help"], others: 1 });
});

test.each([
  ["https://www.example.com/", "example.com"],
  ["http://example.com/a/b?c=d", "example.com/a/b?c=d"],
])("%s is short for %s", (url, short) => {
  expect(shortAddress(url)).toBe(short);
});

import { expect, test } from "vitest";
import { botNames, describeCounts, progressOf, retryLabel, shortAddress } from "./source-facts";

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
  expect(retryLabel({ status, counts: given })).toBe(label);
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

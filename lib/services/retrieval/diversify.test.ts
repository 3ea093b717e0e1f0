import { expect, test } from "vitest";
import { diversify } from "./diversify";
import type { Passage } from "./passage";

const passage = (documentId: "doc_a" | "doc_b", score: number, text = `${documentId} ${score}`): Passage => ({
  chunkId: `chk_${documentId}_${score}`,
  ...{ documentId, sourceId: "src_a", title: "", fileName: null, url: null, page: null, pageBreaks: [] },
  ...{ times: [], headingPath: [], ordinal: 0, context: "", blocks: [], start: 0, end: text.length },
  ...{ lastCheckedAt: null, language: null, text, score },
});

const scores = (list: readonly Passage[]) => list.map(({ score }) => score);

test("the same words are said once, by the better one", () => {
  expect(scores(diversify([passage("doc_a", 0.9, "x"), passage("doc_b", 0.8, "x")]))).toEqual([0.9]);
});

test("a fourth passage of one document makes way for one of another that is nearly as good", () => {
  const same = [0.99, 0.98, 0.97, 0.96, 0.95].map((score) => passage("doc_a", score));
  expect(scores(diversify([...same, passage("doc_b", 0.9)]))).toEqual([0.99, 0.98, 0.97, 0.9, 0.96, 0.95]);
  // One that is far worse does not come before.
  expect(scores(diversify([...same, passage("doc_b", 0.5)]))).toEqual([0.99, 0.98, 0.97, 0.96, 0.95, 0.5]);
});

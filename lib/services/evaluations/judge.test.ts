import { expect, test } from "vitest";
import type { CitationDto } from "@/lib/schemas/chat";
import type { Expectation } from "@/lib/schemas/evaluation";
import type { UnstoredAnswer } from "../chat";
import { judge } from "./judge";

const passage = (n: number, text: string) => ({
  ...{ chunkId: `chk_${n}` as const, documentId: `doc_${n}` as const, sourceId: "src_1" as const },
  ...{ title: `Guide ${n}`, fileName: null, url: null, page: null, pageBreaks: [], times: [] },
  ...{ headingPath: [], ordinal: n, text, context: "Hours", blocks: [], start: 0, end: text.length },
  ...{ lastCheckedAt: null, language: null, score: 1 },
});
const PASSAGES = [passage(1, "The tower is old."), passage(2, "Open until\n NINE in summer.")];

function answered(text: string, cites: readonly number[], refused = false): UnstoredAnswer {
  const citations = cites.map((n, at): CitationDto => {
    const {
      pageBreaks: _,
      times: __,
      blocks: ___,
      score: ____,
      context: _____,
      ordinal: ______,
      ...place
    } = passage(n, "");
    return { ...place, index: at + 1, seconds: null, quote: "", link: null, lastCheckedAt: null };
  });
  return {
    ...{
      text,
      citations,
      refused,
      passages: PASSAGES,
      confidence: 0.5,
      support: { share: 1, unsupported: [] },
    },
    ...{
      usage: { inputTokens: 1, outputTokens: 2, costUsd: 0 },
      model: "extractive",
      degraded: null,
      error: null,
    },
    ...{ status: "complete", firstTokenMs: 1, durationMs: 5 },
  };
}

const source: Expectation = { expects: "source", documentId: "doc_2" };
const TOWER = "Until nine. [1]";

test("right is what cites the expected place, wherever it stood", () => {
  const judged = judge(source, answered(TOWER, [1, 2]));
  expect(judged).toMatchObject({ outcome: "right", rank: 2 });
  expect(judged.detail.found.map(({ isExpected }) => isExpected)).toEqual([false, true]);
  expect(judged.detail.cited.map(({ isExpected }) => isExpected)).toEqual([false, true]);
});

test.each<[string, Expectation, UnstoredAnswer, string, number | null]>([
  ["found and not cited", source, answered(TOWER, [1]), "not_cited", 2],
  ["not found", { expects: "source", documentId: "doc_9" }, answered(TOWER, [1]), "not_found", null],
  ["refused though it was there", source, answered("I do not know.", [], true), "refused", 2],
  ["any document of a source", { expects: "source", sourceId: "src_1" }, answered(TOWER, [1]), "right", 1],
  [
    "words, whatever their case and lines",
    { ...source, passage: "until nine" },
    answered(TOWER, [2]),
    "right",
    2,
  ],
  ["words of the heading", { ...source, passage: "hours open until" }, answered(TOWER, [2]), "right", 2],
  ["other words", { ...source, passage: "until ten" }, answered(TOWER, [2]), "not_found", null],
  [
    "a refusal that was expected",
    { expects: "refusal" },
    answered("I do not know.", [], true),
    "right",
    null,
  ],
  ["an answer where none was expected", { expects: "refusal" }, answered(TOWER, [1]), "answered", null],
  ["no answer at all", { expects: "refusal" }, answered("", []), "failed", null],
  [
    "what was to be said",
    { expects: "answer", answer: "It closes at nine" },
    answered("At nine it closes.", []),
    "right",
    null,
  ],
  [
    "another number",
    { expects: "answer", answer: "It closes at 9" },
    answered("It closes at 10.", []),
    "other_answer",
    null,
  ],
  [
    "a refusal in place of it",
    { expects: "answer", answer: "At nine" },
    answered("At nine? No.", [], true),
    "refused",
    null,
  ],
])("%s", (_, expectation, answer, outcome, rank) => {
  expect(judge(expectation, answer)).toMatchObject({ outcome, rank });
});

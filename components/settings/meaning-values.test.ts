import { expect, test } from "vitest";
import { newId } from "@/lib/core/ids";
import type { EmbeddingDto } from "@/lib/schemas/embedding";
import {
  effectOf,
  MeaningValues,
  progressWords,
  toEmbeddingChoice,
  toMeaningValues,
  underWay,
} from "./meaning-values";

const connectionId = newId("connection");
const connections = [{ id: connectionId, name: "Ours", provider: "openai" as const }];
const prices = { "openai/text-embedding-3-small": 0.02 };
const state: EmbeddingDto = {
  choice: { connectionId: "deployment" },
  model: "openai/a",
  deployment: "openai/a",
  problem: null,
  askedBy: "openai/a",
  documents: { total: 3, done: 3, failed: 0 },
  passages: 1200,
  tokens: 300_000,
};

test("a choice goes into the form and comes out as it was", () => {
  for (const choice of [
    { connectionId: "deployment" as const },
    { connectionId: "none" as const },
    { connectionId, model: "m" },
    { connectionId, model: "m", dimensions: 256 },
  ])
    expect(toEmbeddingChoice(MeaningValues.parse(toMeaningValues(choice)))).toEqual(choice);
});

test("what is missing or no number is named where it is", () => {
  const wrongs = [
    [{ connectionId, model: " ", dimensions: "" }, "model"],
    [{ connectionId, model: "m", dimensions: "many" }, "dimensions"],
    [{ connectionId, model: "m", dimensions: "2.5" }, "dimensions"],
  ] as const;
  for (const [values, place] of wrongs)
    expect(MeaningValues.safeParse(values).error?.issues.map(({ path }) => path)).toEqual([[place]]);
});

test("what a change means is said before: how much, what it costs where that is known, and that bots go on", () => {
  const known = { state, connections, prices };
  expect(effectOf({ connectionId, model: "text-embedding-3-small", dimensions: "" }, known)).toBe(
    "Every document is then embedded anew: 1,200 passages, about 300,000 tokens. By the list price that is about $0.0060. Bots answer from what is there until the last document is done.",
  );
  expect(effectOf({ connectionId, model: "own", dimensions: "" }, known)).not.toContain("$");
  expect(effectOf({ connectionId: "none", model: "", dimensions: "" }, known)).toContain("words alone");
  const empty = { ...state, documents: { total: 0, done: 0, failed: 0 } };
  expect(effectOf({ connectionId, model: "own", dimensions: "" }, { ...known, state: empty })).toContain(
    "that you add",
  );
});

test("a change says how far it is, and by which model questions are asked meanwhile", () => {
  expect(progressWords(state)).toBeNull();
  const moving = { ...state, model: "openai/b", documents: { total: 3, done: 1, failed: 1 } };
  expect(progressWords(moving)).toBe(
    "1 of 3 documents are indexed. Questions are asked by openai/a until the last one is.",
  );
  expect(underWay(moving)).toBe(1);
});

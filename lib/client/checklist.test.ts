import { expect, test } from "vitest";
import { type FirstSteps, firstSteps } from "./checklist";

const NOTHING: FirstSteps = { bots: [], sources: [], conversations: [], tokens: [] };
const done = (steps: FirstSteps) => firstSteps(steps).flatMap(({ key, isDone }) => (isDone ? key : []));

test("a new team has done nothing", () => {
  expect(done(NOTHING)).toEqual([]);
});

test("what came with the product does not count", () => {
  const samples = { bots: [{ isSample: true }], sources: [{ isSample: true }] };
  const asked = { conversations: [{ channel: "api" as const }] };
  const tokens = [{ name: "First token", lastUsedAt: null }];
  expect(done({ ...NOTHING, ...samples, ...asked, tokens })).toEqual([]);
});

test("each step ticks itself off", () => {
  expect(done({ ...NOTHING, bots: [{ isSample: true }, { isSample: false }] })).toEqual(["bot"]);
  expect(done({ ...NOTHING, sources: [{ isSample: false }] })).toEqual(["source"]);
  expect(done({ ...NOTHING, conversations: [{ channel: "dashboard" }] })).toEqual(["question"]);
  expect(done({ ...NOTHING, tokens: [{ name: "CI", lastUsedAt: null }] })).toEqual(["token"]);
  expect(done({ ...NOTHING, tokens: [{ name: "First token", lastUsedAt: "2026-01-01T00:00:00Z" }] })).toEqual(
    ["token"],
  );
});

test("who may not see tokens has no step for them", () => {
  expect(firstSteps({ ...NOTHING, tokens: null }).map(({ key }) => key)).toEqual([
    "bot",
    "source",
    "question",
  ]);
});

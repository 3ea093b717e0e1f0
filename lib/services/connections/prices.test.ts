import { expect, test } from "vitest";
import { costOf, priceOf } from "./prices";

test("a model at a date costs what the model costs; one that is only named alike is not known", () => {
  expect(priceOf("openai/gpt-4o-2024-08-06")).toEqual(priceOf("openai/gpt-4o"));
  expect(priceOf("anthropic/claude-sonnet-4-5-20250929")).toEqual({ input: 3, output: 15 });
  expect(priceOf("mistral/mistral-large-latest")).toEqual(priceOf("mistral/mistral-large"));
  for (const id of ["openai/gpt-4o-audio-preview", "openai/gpt-5-pro", "openai-compatible/gpt-4o", "x", ""])
    expect(priceOf(id), id).toBeNull();
});

test("tokens cost by the million, and nothing is made up for a price that is not known", () => {
  expect(costOf({ inputTokens: 2_000, outputTokens: 500 }, { input: 3, output: 15 })).toBeCloseTo(0.0135, 10);
  expect(costOf({ inputTokens: 2_000, outputTokens: 500 }, { input: 0, output: 0 })).toBe(0);
  expect(costOf({ inputTokens: 1, outputTokens: 1 }, null)).toBeNull();
});

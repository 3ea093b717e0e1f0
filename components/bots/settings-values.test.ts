import { expect, test } from "vitest";
import type { BotDto } from "@/lib/schemas/bot";
import { BotValues, toBotBody, toBotValues } from "./settings-values";

const BOT: BotDto = {
  id: "bot_01",
  name: "Guide",
  instructions: "Be brief.",
  refusalText: "I do not know.",
  answerPolicy: "sources_only",
  models: { temperature: 0.4, maxOutputTokens: 500 },
  retrieval: { mode: "lexical", topK: 4 },
  widget: { welcome: "Hello", suggestions: ["When?", "Where?"] },
  isSample: false,
  sourceCount: 2,
  deletedAt: null,
  createdAt: "2026-01-01T00:00:00Z",
  updatedAt: "2026-01-01T00:00:00Z",
};

const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

test("what the form does not show goes along unchanged", () => {
  const { models, retrieval, widget } = BOT;
  expect(plain(toBotBody(BOT, toBotValues(BOT)))).toMatchObject({ models, retrieval, widget });
});

test("a value left to the product is not sent, and takes the old one away", () => {
  const body = plain(toBotBody(BOT, { ...toBotValues(BOT), topK: undefined, temperature: undefined }));
  expect(body.retrieval).toEqual({ mode: "lexical" });
  expect(body.models).toEqual({ maxOutputTokens: 500 });
});

test("empty lines and an empty greeting are left out", () => {
  const body = plain(toBotBody(BOT, { ...toBotValues(BOT), welcome: "  ", suggestions: "\n When? \n " }));
  expect(body.widget).toEqual({ suggestions: ["When?"] });
});

test("too many or too long suggestions are refused", () => {
  const values = toBotValues(BOT);
  expect(BotValues.safeParse({ ...values, suggestions: "a\nb\nc\nd\ne\nf" }).success).toBe(true);
  expect(BotValues.safeParse({ ...values, suggestions: "a\nb\nc\nd\ne\nf\ng" }).success).toBe(false);
  expect(BotValues.safeParse({ ...values, suggestions: "x".repeat(121) }).success).toBe(false);
});

import { expect, test } from "vitest";
import type { BotDto } from "@/lib/schemas/bot";
import { toBotBody, toBotValues } from "./settings-values";

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
  const { models, retrieval } = BOT;
  const body = plain(toBotBody(BOT, toBotValues(BOT)));
  expect(body).toMatchObject({ models, retrieval });
  expect(body).not.toHaveProperty("widget");
});

test("a value left to the product is not sent, and takes the old one away", () => {
  const body = plain(toBotBody(BOT, { ...toBotValues(BOT), topK: undefined, temperature: undefined }));
  expect(body.retrieval).toEqual({ mode: "lexical" });
  expect(body.models).toEqual({ maxOutputTokens: 500 });
});

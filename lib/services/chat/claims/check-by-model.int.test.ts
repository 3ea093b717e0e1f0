import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { BotId } from "@/lib/core/ids";
import type { ChatAnswerDto } from "@/lib/schemas/chat";
import type { Ctx } from "@/lib/services/_kit";
import { updateBot } from "@/lib/services/bots";
import { ask } from "@/lib/services/chat";
import { fillTenant } from "@/lib/testing/fill-tenant";
import { makeTenant } from "@/lib/testing/fixtures";
import { type OpenAiDouble, startOpenAiDouble } from "@/lib/testing/openai-double";
import { withModels } from "@/lib/testing/with-models";

let double: OpenAiDouble;
let ctx: Ctx;
let botId: BotId;

beforeAll(async () => {
  double = await startOpenAiDouble();
  const tenant = await makeTenant();
  botId = (await fillTenant(tenant, "The tower is open on Mondays. Visitors climb 212 steps.")).bot as BotId;
  ctx = await withModels(double, tenant, { chat: "openai/test" });
  await updateBot(ctx, { botId, models: { checkClaims: true } });
});
afterAll(() => double.close());

/** The opposite in the same words, and the same in other words. */
const ANSWER = "The tower is not open on Mondays [1]. Guests walk up two hundred stairs [1].";

beforeEach(() => {
  double.chats.length = 0;
});

async function answered(whole: string): Promise<ChatAnswerDto> {
  double.script = { parts: [ANSWER], whole };
  const message = "When is the tower open, and how many steps do visitors climb?";
  const { parts } = await ask(ctx, { botId, message, signal: AbortSignal.timeout(10_000) });
  for await (const part of parts) if (part.type === "finish") return part.answer;
  throw new Error("the answer did not end");
}

const marked = ({ answer, support }: ChatAnswerDto) =>
  support?.unsupported.map(({ start, end }) => answer.slice(start, end).trim());

test("the model knows other words for the same, and finds what says the opposite", async () => {
  const answer = await answered("1");
  expect(marked(answer)).toEqual(["The tower is not open on Mondays [1]."]);
  expect(answer.support?.share).toBe(0.5);
  expect(double.chats).toHaveLength(2);
  const told = JSON.stringify(double.chats[1]);
  expect(told).toContain("1. (rests on passages 1) The tower is not open on Mondays.");
  expect(told).toContain("212 steps");
  // Both calls are counted.
  expect(answer.usage.inputTokens).toBe(200);

  expect(marked(await answered("none"))).toEqual([]);
});

test("without a verdict the words decide; a bot that does not ask for it pays for no second call", async () => {
  const lexical = ["The tower is not open on Mondays [1].", "Guests walk up two hundred stairs [1]."];
  expect(marked(await answered("I think all of them are fine."))).toEqual(lexical);
  await updateBot(ctx, { botId, models: {} });
  double.chats.length = 0;
  expect(marked(await answered("none"))).toEqual(lexical);
  expect(double.chats).toHaveLength(1);
});

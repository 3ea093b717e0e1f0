import { expect, test } from "vitest";
import { takeIn, upload } from "@/lib/services/ingestion/testing/take-in";
import { search } from "@/lib/services/retrieval";
import { updateSource } from "@/lib/services/sources";
import { makeBot, makeTenant } from "@/lib/testing/fixtures";
import { ask } from ".";

const VTT = `WEBVTT

00:01.000 --> 00:04.000
Welcome to the tour of the lighthouse.

01:02:03.500 --> 01:02:08.000
The lamp was lit for the first time in 1871.
`;

test("what a recording says is cited with the second it is said at", async () => {
  const tenant = await makeTenant();
  const bot = await makeBot(tenant);
  const sourceId = await upload(tenant, { "tour.vtt": VTT });
  await updateSource(tenant.ctx, { sourceId, botIds: [bot.id] });
  await takeIn(tenant);
  const { results } = await search(tenant.ctx, { botId: bot.id, query: "When was the lamp lit?" });
  expect(results[0]).toMatchObject({ seconds: 1 });
  const question = { botId: bot.id, message: "When was the lamp lit for the first time?" };
  const { parts } = await ask(tenant.ctx, { ...question, signal: new AbortController().signal });
  const cited = [];
  for await (const part of parts) if (part.type === "citation") cited.push(part.citation);
  expect(cited[0]).toMatchObject({ seconds: 3723.5, quote: expect.stringContaining("1871") });
});

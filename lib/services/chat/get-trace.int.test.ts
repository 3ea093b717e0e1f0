import { afterAll, beforeAll, expect, test } from "vitest";
import { AppError } from "@/lib/core/errors";
import type { SourceId } from "@/lib/core/ids";
import { createToken } from "@/lib/services/api-tokens";
import { getTrace } from "@/lib/services/chat";
import { addSource, listSources, removeSource, updateSource } from "@/lib/services/sources";
import { as, makeTenant, makeUser } from "@/lib/testing/fixtures";
import { settled, withWorker } from "@/lib/testing/worker";
import { type Lighthouse, openLighthouse } from "./testing/lighthouse";

let lighthouse: Lighthouse;
beforeAll(async () => {
  lighthouse = await openLighthouse();
});
afterAll(() => lighthouse.double.close());

const QUESTION = "How many steps do visitors climb?";

async function answered(question: string) {
  const { answer, messageId } = await lighthouse.askAll(lighthouse.tenant.ctx, question);
  return { answer, asked: { conversationId: answer.conversationId, messageId } };
}

test("it is kept what an answer could rest on, what it cites of that, and how long each part took", async () => {
  const { answer, asked } = await answered(QUESTION);
  const { trace } = await getTrace(lighthouse.tenant.ctx, asked);
  expect(trace?.passages.map(({ text }) => text).join("\n")).toContain("212 steps");
  const cited = trace?.passages.filter(({ isCited }) => isCited).map(({ chunkId }) => chunkId);
  expect(new Set(cited)).toEqual(new Set(answer.citations.map(({ chunkId }) => chunkId)));
  expect(trace).toMatchObject({ gone: 0, found: { dense: null }, threshold: expect.any(Number) });
  expect(trace?.found.lexical).toBeGreaterThan(0);
  expect(Object.keys(trace?.timings ?? {})).toEqual(expect.arrayContaining(["lexical", "confirm", "fusion"]));
});

test("also of a refusal; and of a greeting there is none", async () => {
  const refused = await answered("Who won the chess tournament of Hastings?");
  expect(refused.answer.refused).toBe(true);
  expect((await getTrace(lighthouse.tenant.ctx, refused.asked)).trace?.threshold).toBeGreaterThan(
    refused.answer.confidence,
  );
  const { asked } = await answered("Hello!");
  expect(await getTrace(lighthouse.tenant.ctx, asked)).toEqual({ trace: null });
});

test("who may not see the conversation does not see how its answers were found", async () => {
  const { asked } = await answered(QUESTION);
  const userId = await makeUser("Reader");
  const reader = as(lighthouse.tenant.ctx, { type: "user", userId, role: "reader" });
  const stranger = (await makeTenant("Stranger")).ctx;
  for (const ctx of [reader, stranger])
    expect(await getTrace(ctx, asked).catch(AppError.from)).toMatchObject({ code: "not_found" });
});

test("whoever reaches certain bots alone is shown nothing of a source that was taken from them", async () => {
  const { id: tokenId } = await createToken(lighthouse.tenant.ctx, { name: "Kept to one", scopes: ["read"] });
  const botIds = [lighthouse.botId];
  const kept = { type: "token" as const, tokenId, ownerId: null, scopes: ["read" as const], botIds };
  const ctx = as(lighthouse.tenant.ctx, kept);
  const { answer, messageId } = await lighthouse.askAll(ctx, QUESTION);
  const asked = { conversationId: answer.conversationId, messageId };
  const shown = await getTrace(ctx, asked);
  expect(shown.trace?.passages.length).toBeGreaterThan(0);
  const { items } = await listSources(lighthouse.tenant.ctx, {});
  for (const { id } of items)
    await updateSource(lighthouse.tenant.ctx, { sourceId: id as SourceId, botIds: [] });
  const { trace } = await getTrace(ctx, asked);
  expect(trace).toMatchObject({ passages: [], gone: shown.trace?.passages.length });
  expect((await getTrace(lighthouse.tenant.ctx, asked)).trace?.gone).toBe(0);
  for (const { id } of items) await updateSource(lighthouse.tenant.ctx, { sourceId: id as SourceId, botIds });
});

test("of neighbours that were read as one, it is told which is cited", async () => {
  const tide = (at: number) => `On day ${at} of the spring tide the water of the basin rises to mark ${at}.`;
  const text = Array.from({ length: 120 }, (_, at) => tide(at)).join(" ");
  await withWorker({}, async () => {
    const added = { type: "text" as const, title: "Tides", text, botIds: [lighthouse.botId] };
    await addSource(lighthouse.tenant.ctx, added);
    await settled(lighthouse.tenant.id);
  });
  const { answer, asked } = await answered("To which mark does the water of the basin rise on day 77?");
  const { trace } = await getTrace(lighthouse.tenant.ctx, asked);
  const cited = trace?.passages.filter(({ isCited }) => isCited) ?? [];
  expect(cited.length).toBeGreaterThan(0);
  for (const { quote } of answer.citations)
    expect(cited.some((passage) => passage.text.includes(quote.split(" rises")[0] ?? quote))).toBe(true);
});

test("what was deleted meanwhile is counted, and not shown; the trace itself holds no words", async () => {
  const { asked } = await answered(QUESTION);
  expect(JSON.stringify((await lighthouse.stored(asked.messageId)).trace)).not.toContain("steps");
  const { items } = await listSources(lighthouse.tenant.ctx, {});
  for (const { id } of items) await removeSource(lighthouse.tenant.ctx, { sourceId: id as SourceId });
  const { trace } = await getTrace(lighthouse.tenant.ctx, asked);
  expect(trace?.passages).toEqual([]);
  expect(trace?.gone).toBeGreaterThan(0);
});

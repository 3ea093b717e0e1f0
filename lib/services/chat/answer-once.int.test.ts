import { expect, test } from "vitest";
import type { BotId } from "@/lib/core/ids";
import { inTenant } from "@/lib/db";
import { answerOnce, ask } from "@/lib/services/chat";
import { fillTenant } from "@/lib/testing/fill-tenant";
import { makeTenant } from "@/lib/testing/fixtures";

const GUIDE = `# The lighthouse

The lamp of the lighthouse was lit for the first time in 1873. It burned colza oil until 1911.`;

const QUESTION = "When was the lamp lit for the first time?";

test("an answer without a conversation is the one that a visitor gets, and nothing is written", async () => {
  const tenant = await makeTenant();
  const botId = (await fillTenant(tenant, GUIDE)).bot as BotId;
  const count = () =>
    inTenant(tenant.id, async (db) => [await db.conversation.count(), await db.message.count()]);
  const signal = new AbortController().signal;
  const before = await count();

  const once = await answerOnce(tenant.ctx, { botId, question: QUESTION, signal });
  expect(await count()).toEqual(before);

  const { parts } = await ask(tenant.ctx, { botId, message: QUESTION, signal });
  for await (const part of parts) {
    if (part.type !== "finish") continue;
    const { answer: text, citations, confidence, refused, support } = part.answer;
    expect(once).toMatchObject({ text, citations, confidence, refused, support });
  }
  expect(once).toMatchObject({ status: "complete", model: "extractive", error: null, degraded: null });
  expect(once.passages[0]?.text).toContain("colza oil");
  expect(once.durationMs).toBeGreaterThanOrEqual(once.firstTokenMs ?? 0);
});

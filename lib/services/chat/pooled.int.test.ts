import { expect, test } from "vitest";
import type { BotId } from "@/lib/core/ids";
import { inTenant } from "@/lib/db";
import { addSource } from "@/lib/services/sources";
import { call } from "@/lib/testing/call";
import { makeBot, makeTenant, tokenFor } from "@/lib/testing/fixtures";
import { overPooler } from "@/lib/testing/over-pooler";
import { loadRoutes } from "@/lib/testing/routes";
import { settled, withWorker } from "@/lib/testing/worker";

overPooler({ servers: 2 });

test("behind a pooler a text is taken in by the worker, and two teams are answered from their own", async () => {
  const teams = await Promise.all(
    ["Visitors climb 212 steps to the gallery.", "Visitors climb 340 steps to the belfry."].map(
      async (text, at) => {
        const tenant = await makeTenant(`Tower ${at}`);
        const bot = await makeBot(tenant);
        return { tenant, text, botId: bot.id as BotId, headers: await tokenFor(tenant, "read") };
      },
    ),
  );
  await withWorker({}, async () => {
    for (const { tenant, text, botId } of teams)
      await addSource(tenant.ctx, { type: "text", title: "Guide", text, botIds: [botId] });
    await Promise.all(teams.map(({ tenant }) => settled(tenant.id)));
  });
  const chat = (await loadRoutes()).find(({ path }) => path === "/api/v1/bots/[botId]/chat");
  if (!chat) throw new Error("no chat route");
  const body = { message: "How many steps do visitors climb?", stream: false };
  for (let round = 0; round < 5; round++)
    await Promise.all(
      teams.map(async ({ text, botId, headers }) => {
        const { status, body: answer } = await call(chat, { headers, params: { botId }, body });
        expect([status, answer]).toEqual([200, expect.objectContaining({ refused: false })]);
        expect((answer as { answer: string }).answer).toContain(text);
      }),
    );
  for (const { tenant } of teams)
    expect(await inTenant(tenant.id, (db) => db.message.count({ where: { role: "assistant" } }))).toBe(5);
});

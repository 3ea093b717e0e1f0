import { expect, test } from "vitest";
import { asSystem, inTenant } from "@/lib/db";
import { createBot, eraseBot, getBot, removeBot, restoreBot } from "@/lib/services/bots";
import { listJobs } from "@/lib/services/jobs";
import { getSource } from "@/lib/services/sources";
import { eraseForgottenBots } from "@/lib/services/upkeep";
import { fillTenant } from "@/lib/testing/fill-tenant";
import { makeTenant, testOpenCtx } from "@/lib/testing/fixtures";

test("a deleted bot is erased with its conversations; its sources stay, and answer for other bots", async () => {
  const tenant = await makeTenant();
  const ids = await fillTenant(tenant, "The harbour opens at eight.");
  const bot = ids.bot as never;
  const { name } = await getBot(tenant.ctx, { botId: bot });
  await expect(eraseBot(tenant.ctx, { botId: bot })).rejects.toMatchObject({ code: "not_found" });
  await removeBot(tenant.ctx, { botId: bot });
  await eraseBot(tenant.ctx, { botId: bot });
  await expect(restoreBot(tenant.ctx, { botId: bot })).rejects.toMatchObject({ code: "not_found" });
  expect(await getSource(tenant.ctx, { sourceId: ids.source as never })).toMatchObject({
    counts: { documents: 1, ready: 1 },
    botIds: [],
  });
  const { items } = await listJobs(tenant.ctx, {});
  expect(items[0]).toMatchObject({
    kind: "delete_bot",
    status: "succeeded",
    ...{ title: name, isDeleted: true },
    receipt: {
      removed: { bots: 1, conversations: 1, messages: 2, sourceLinks: 1 },
      left: { bots: 0, conversations: 0, messages: 0, curated: 0, evaluations: 0, sourceLinks: 0 },
    },
  });
});

test("bots are erased by themselves a month after they were deleted, and no sooner", async () => {
  const tenant = await makeTenant();
  const [old, young] = [
    await createBot(tenant.ctx, { name: "Old" }),
    await createBot(tenant.ctx, { name: "Y" }),
  ];
  for (const { id } of [old, young]) await removeBot(tenant.ctx, { botId: id });
  const age = (id: string, days: number) =>
    asSystem("setup", (db) =>
      db.bot.update({ where: { id }, data: { deletedAt: new Date(Date.now() - days * 86_400_000) } }),
    );
  await age(old.id, 31);
  await age(young.id, 29);
  await eraseForgottenBots(testOpenCtx());
  const left = await inTenant(tenant.id, (db) => db.bot.findMany({ select: { id: true } }));
  expect(left).toEqual([{ id: young.id }]);
});

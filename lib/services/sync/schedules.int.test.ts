import { expect, test } from "vitest";
import { asSystem, inTenant } from "@/lib/db";
import { addSource, listRuns, updateSource } from "@/lib/services/sources";
import { testOpenCtx } from "@/lib/testing/fixtures";
import { settled } from "@/lib/testing/worker";
import { requestDueSyncs } from "./request-due";
import { htmlPage, ORIGIN } from "./testing/site";
import { withSite } from "./testing/with-site";

test("a schedule is kept: what is due is looked at once, and what is given whole has none", async () => {
  await withSite({ "/": htmlPage("Home", "Welcome.") }, async ({ tenant }) => {
    const { id: sourceId } = await addSource(tenant.ctx, { type: "website", url: `${ORIGIN}/` });
    await settled(tenant.id);
    const schedule = { every: "day", hour: 3, timeZone: "Asia/Tokyo" } as const;
    const { nextSyncAt } = await updateSource(tenant.ctx, { sourceId, schedule });
    expect(nextSyncAt).toMatch(/T18:00:00\.000Z$/);
    const later = { ...testOpenCtx(), now: () => new Date(`${nextSyncAt}`) };
    expect(await requestDueSyncs(testOpenCtx())).toEqual({ requested: 0 });
    expect(await requestDueSyncs(later)).toEqual({ requested: 1 });
    expect(await requestDueSyncs(later)).toEqual({ requested: 0 });
    await settled(tenant.id);
    const { items } = await listRuns(tenant.ctx, { sourceId });
    expect(items.map(({ trigger, outcome }) => [trigger, outcome])).toEqual([
      ["schedule", "done"],
      ["added", "done"],
    ]);
    expect((await updateSource(tenant.ctx, { sourceId, schedule: null })).nextSyncAt).toBeNull();

    const text = await addSource(tenant.ctx, { type: "text", title: "T", text: "Words." });
    await expect(updateSource(tenant.ctx, { sourceId: text.id, schedule })).rejects.toMatchObject({
      code: "validation_failed",
    });
  });
});

test("a suspended team's sites are not looked at, whatever their schedule", async () => {
  await withSite({ "/": htmlPage("Home", "Welcome.") }, async ({ tenant }) => {
    const { id } = await addSource(tenant.ctx, { type: "website", url: `${ORIGIN}/` });
    await settled(tenant.id);
    await asSystem("setup", async (db) => {
      await db.source.update({
        where: { id },
        data: { nextSyncAt: new Date(0), schedule: { every: "day", hour: 3, timeZone: "UTC" } },
      });
      await db.tenant.update({ where: { id: tenant.id }, data: { suspendedAt: new Date() } });
    });
    await requestDueSyncs(testOpenCtx());
    const runs = () => inTenant(tenant.id, (db) => db.syncRun.count({ where: { sourceId: id } }));
    expect(await runs()).toBe(1);
    await asSystem("setup", (db) =>
      db.tenant.update({ where: { id: tenant.id }, data: { suspendedAt: null } }),
    );
    await requestDueSyncs(testOpenCtx());
    expect(await runs()).toBe(2);
    await updateSource(tenant.ctx, { sourceId: id, schedule: null });
  });
});

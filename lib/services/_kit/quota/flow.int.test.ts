import fc from "fast-check";
import { expect, test } from "vitest";
import { inTenant } from "@/lib/db";
import type { Ctx } from "@/lib/services/_kit";
import { plainly, refund, reserve, settle } from "@/lib/services/_kit";
import { sweepUsage } from "@/lib/services/usage";
import { makeTenant, type TestTenant } from "@/lib/testing/fixtures";
import { letIn, withLimits } from "@/lib/testing/with-limits";

const at = (ctx: Ctx, time: string): Ctx => ({ ...ctx, now: () => new Date(time) });
const NOON = "2026-11-27T12:00:00Z";
const take = (ctx: Ctx, id: string, amount = 1) =>
  plainly(ctx, (tx) => reserve(tx, { meter: "messages", id, amount }));
const end = (ctx: Ctx, how: typeof settle, id: string) => plainly(ctx, (tx) => how(tx, id));

/** Meters by their period, and what the entries that count come to for the month. */
async function counted({ id }: TestTenant) {
  return inTenant(id, async (db) => {
    const meters = await db.usageMeter.findMany();
    const entries = await db.usageEntry.findMany({ where: { state: { not: "refunded" } } });
    return {
      meters: Object.fromEntries(meters.map(({ period, used }) => [period, Number(used)])),
      entries: entries.reduce((sum, entry) => sum + entry.amount, 0),
    };
  });
}

test("of fifty at once with one unit left, in the day or in the month, exactly one is let in", async () => {
  for (const limits of [
    { messagesPerDay: 5, messagesPerMonth: 1_000 },
    { messagesPerDay: 1_000, messagesPerMonth: 5 },
  ]) {
    const tenant = await makeTenant();
    const ctx = at(withLimits(tenant.ctx, limits), NOON);
    await take(ctx, "before", 4);
    const many = Array.from({ length: 50 }, (_, use) => take(ctx, `use-${use}`));
    const { accepted, refusals } = await letIn(many);
    expect(accepted).toBe(1);
    const isDay = limits.messagesPerDay === 5;
    for (const { details } of refusals)
      expect(details).toEqual({
        quota: isDay ? "messagesPerDay" : "messagesPerMonth",
        ...{ limit: 5, used: 5 },
        resetsAt: isDay ? "2026-11-28T00:00:00.000Z" : "2026-12-01T00:00:00.000Z",
      });
    expect(await counted(tenant)).toEqual({ meters: { "2026-11": 5, "2026-11-27": 5 }, entries: 5 });
  }
});

test("a use is counted once, settled or refunded once, and the unit comes back once", async () => {
  const tenant = await makeTenant();
  const ctx = at(withLimits(tenant.ctx, { messagesPerDay: 2 }), NOON);
  await Promise.all(Array.from({ length: 10 }, () => take(ctx, "same")));
  expect((await counted(tenant)).entries).toBe(1);
  await Promise.all(Array.from({ length: 10 }, () => end(ctx, refund, "same")));
  expect(await counted(tenant)).toEqual({ meters: { "2026-11": 0, "2026-11-27": 0 }, entries: 0 });
  await end(ctx, settle, "same");
  expect((await counted(tenant)).entries).toBe(0);
  await take(ctx, "one");
  await end(ctx, settle, "one");
  await end(ctx, refund, "one");
  expect((await counted(tenant)).entries).toBe(1);
});

test("what nobody ended is given back by the sweep within five minutes, once, to the day it was taken from", async () => {
  const tenant = await makeTenant();
  const midnight = at(withLimits(tenant.ctx, { messagesPerDay: 3 }), "2026-11-30T23:59:30Z");
  await take(midnight, "lost");
  await take(midnight, "kept");
  await end(midnight, settle, "kept");
  await sweepUsage(at(midnight, "2026-12-01T00:02:00Z"));
  expect((await counted(tenant)).meters).toEqual({ "2026-11": 2, "2026-11-30": 2 });
  const later = at(midnight, "2026-12-01T00:04:00Z");
  await Promise.all([sweepUsage(later), sweepUsage(later)]);
  expect(await counted(tenant)).toEqual({ meters: { "2026-11": 1, "2026-11-30": 1 }, entries: 1 });
});

test("a new day and a new month in UTC have all their room; a clock that steps back finds what it used", async () => {
  const tenant = await makeTenant();
  const ctx = withLimits(tenant.ctx, { messagesPerDay: 1, messagesPerMonth: 2 });
  const lost = { code: "quota_exceeded" };
  await take(at(ctx, "2026-11-29T23:59:59.999Z"), "a");
  await take(at(ctx, "2026-11-30T00:00:00Z"), "b");
  await expect(take(at(ctx, "2026-11-29T23:30:00Z"), "stepped back")).rejects.toMatchObject(lost);
  await expect(take(at(ctx, "2026-11-30T23:59:59Z"), "c")).rejects.toMatchObject(lost);
  await take(at(ctx, "2026-12-01T00:00:00Z"), "d");
  await expect(take(at(ctx, "2026-11-30T23:10:00Z"), "e")).rejects.toMatchObject(lost);
  await expect(take(at(ctx, "2026-12-01T00:10:00Z"), "f")).rejects.toMatchObject(lost);
});

test("the limit of the plan of now holds, whatever it was before", async () => {
  const tenant = await makeTenant();
  const on = (messagesPerDay: number) => at(withLimits(tenant.ctx, { messagesPerDay }), NOON);
  for (const id of ["a", "b", "c"]) await take(on(3), id);
  await expect(take(on(3), "d")).rejects.toMatchObject({ details: { limit: 3, used: 3 } });
  await take(on(4), "d");
  await expect(take(on(2), "e")).rejects.toMatchObject({ details: { limit: 2, used: 4 } });
  await expect(take(on(0), "e")).rejects.toMatchObject({ details: { limit: 0 } });
  expect((await counted(tenant)).meters["2026-11-27"]).toBe(4);
});

test("whatever is taken, settled and given back at once, meters are what the entries come to and never above the limit", async () => {
  const act = fc.record({
    id: fc.integer({ min: 0, max: 9 }),
    how: fc.constantFrom("take", "settle", "refund"),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 20, maxLength: 40 }), async (acts) => {
      const tenant = await makeTenant();
      const ctx = at(withLimits(tenant.ctx, { messagesPerDay: 4 }), NOON);
      const work = {
        settle: (id: string) => end(ctx, settle, id),
        refund: (id: string) => end(ctx, refund, id),
      };
      await letIn(acts.map(({ id, how }) => (how === "take" ? take(ctx, `${id}`) : work[how](`${id}`))));
      const { meters, entries } = await counted(tenant);
      expect(meters["2026-11-27"] ?? 0).toBe(entries);
      expect(meters["2026-11"] ?? 0).toBe(entries);
      expect(entries).toBeLessThanOrEqual(4);
    }),
    { numRuns: 12, seed: 56 },
  );
});

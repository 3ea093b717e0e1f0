import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { newId } from "@/lib/core/ids";
import { SILENT } from "@/lib/core/log";
import { startUpstashDouble, type UpstashDouble } from "@/lib/testing/upstash-double";
import { openUpstash, type UpstashSettings } from "../../upstash";
import { createUpstashCache } from ".";

const WITHOUT_HURRY = { answeredWithinMs: 30_000 };

let double: UpstashDouble;
beforeAll(async () => {
  double = await startUpstashDouble();
});
afterAll(() => double.close());
beforeEach(() => double.clear());
afterEach(() => {
  double.fault = null;
});

function cacheOf(more: Partial<UpstashSettings> = {}) {
  return createUpstashCache(openUpstash({ url: double.url, token: double.token, log: SILENT, ...more }));
}

test("what one process keeps another finds", async () => {
  const tenantId = newId("tenant");
  await cacheOf(WITHOUT_HURRY).forTenant(tenantId).set("a", [1, "ü"], 60);
  expect(await cacheOf(WITHOUT_HURRY).forTenant(tenantId).get("a")).toEqual([1, "ü"]);
});

test("a tenant that is deleted leaves no key in Redis, not even the list of its keys", async () => {
  const cache = cacheOf(WITHOUT_HURRY);
  const [gone, other] = [newId("tenant"), newId("tenant")];
  for (let at = 0; at < 50; at++) {
    await cache.forTenant(gone).set(`${at}`, at, 60);
    await cache.forTenant(other).set(`${at}`, at, 60);
  }
  expect(await double.keys()).toHaveLength(102);
  await cache.deleteTenant(gone);
  const left = await double.keys();
  expect(left).toHaveLength(51);
  expect(left.filter((key) => key.includes(gone))).toEqual([]);
});

test("every key expires, and the list of a tenant's keys forgets those that did", async () => {
  const redis = openUpstash({ url: double.url, token: double.token, log: SILENT, ...WITHOUT_HURRY });
  const tenantId = newId("tenant");
  const mine = createUpstashCache(redis).forTenant(tenantId);
  await mine.set("first", 1, 300);
  await mine.set("second", 1, 10);
  for (const key of await double.keys()) {
    const left = await redis.ask((client) => client.pttl(key));
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(300_000);
  }
  await double.pass(11_000);
  await mine.set("third", 1, 300);
  const noted = await redis.ask((client) => client.zrange<string[]>(`minirag:cache:${tenantId}`, 0, -1));
  expect(noted.map((key) => key.split(":").at(-1))).toEqual(["first", "third"]);
});

test.each(["silent", "failing", "cut", { slowMs: 2_000 }] as const)(
  "a Redis that is %j is an empty cache, and nobody waits for it",
  async (fault) => {
    const tenantId = newId("tenant");
    await cacheOf(WITHOUT_HURRY).forTenant(tenantId).set("a", 1, 60);
    const cache = cacheOf();
    double.fault = fault;
    for (let use = 0; use < 5; use++) {
      const since = performance.now();
      expect(await cache.forTenant(tenantId).get("a")).toBeUndefined();
      await cache.forTenant(tenantId).set("b", 1, 60);
      expect(performance.now() - since).toBeLessThan(1000);
    }
    await expect(cache.deleteTenant(tenantId)).rejects.toMatchObject({ code: "unavailable" });
    await expect(cache.check()).rejects.toMatchObject({ code: "unavailable" });
    double.fault = null;
    expect(await cacheOf(WITHOUT_HURRY).forTenant(tenantId).get("a")).toBe(1);
  },
);

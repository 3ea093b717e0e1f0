import { beforeEach, describe, expect, test } from "vitest";
import { newId, type TenantId } from "@/lib/core/ids";
import type { Json } from "@/lib/core/json";
import type { Cache } from "./port";

/** A cache and the way to let its time pass. */
export type TimedCache = { cache: Cache; pass(milliseconds: number): Promise<void> };

/** What every cache does; `make` gives one that holds nothing. */
export function cacheContract(name: string, make: () => Promise<TimedCache>) {
  describe(`cache contract: ${name}`, () => {
    let cache: Cache;
    let pass: TimedCache["pass"];
    let tenantId: TenantId;
    beforeEach(async () => {
      ({ cache, pass } = await make());
      tenantId = newId("tenant");
    });

    test("gives back what was kept, whatever it was, and nothing of what was not", async () => {
      const mine = cache.forTenant(tenantId);
      const values: Json[] = [0, "", "OK", "ä 日本 🙂", null, false, [], [1.25, ["x"]], { a: { b: -1e-9 } }];
      for (const [at, value] of values.entries()) await mine.set(`key ${at}`, value, 60);
      const kept = await Promise.all(values.map((_, at) => mine.get(`key ${at}`)));
      expect(kept).toEqual(values);
      expect(await mine.get("another")).toBeUndefined();
    });

    test("what is kept later takes the place of what was there", async () => {
      const mine = cache.forTenant(tenantId);
      await mine.set("a", 1, 60);
      await mine.set("a", 2, 60);
      expect(await mine.get("a")).toBe(2);
    });

    test("nobody changes what is kept by changing what they gave or got", async () => {
      const mine = cache.forTenant(tenantId);
      const given = { list: [1] };
      await mine.set("a", given, 60);
      given.list.push(2);
      const got = (await mine.get("a")) as typeof given;
      got.list.push(3);
      expect(await mine.get("a")).toEqual({ list: [1] });
    });

    test("is gone when its time is up, and not before", async () => {
      const mine = cache.forTenant(tenantId);
      await mine.set("short", 1, 1);
      await mine.set("long", 1, 60);
      expect(await mine.get("short")).toBe(1);
      await pass(1_100);
      expect(await mine.get("short")).toBeUndefined();
      expect(await mine.get("long")).toBe(1);
    });

    test("no key reaches another tenant", async () => {
      const other = newId("tenant");
      const keys = ["a", "", ":", `:${other}:a`, `${other}:a`, "__proto__", "a\u0000b", "*"];
      for (const key of keys) await cache.forTenant(tenantId).set(key, "mine", 60);
      for (const key of keys) expect(await cache.forTenant(other).get(key)).toBeUndefined();
      for (const key of keys) await cache.forTenant(other).set(key, "theirs", 60);
      for (const key of keys) expect(await cache.forTenant(tenantId).get(key)).toBe("mine");
    });

    test("of a tenant that is deleted nothing is left, and of another everything", async () => {
      const other = newId("tenant");
      for (let at = 0; at < 20; at++) {
        await cache.forTenant(tenantId).set(`${at}`, at, 60);
        await cache.forTenant(other).set(`${at}`, at, 60);
      }
      await cache.deleteTenant(tenantId);
      for (let at = 0; at < 20; at++) {
        expect(await cache.forTenant(tenantId).get(`${at}`)).toBeUndefined();
        expect(await cache.forTenant(other).get(`${at}`)).toBe(at);
      }
      await cache.deleteTenant(tenantId);
    });

    test("what is too large is not kept, nor what it was to replace", async () => {
      const mine = cache.forTenant(tenantId);
      await mine.set("a", "ä".repeat(32_000), 60);
      expect(await mine.get("a")).toBe("ä".repeat(32_000));
      await mine.set("a", "ä".repeat(33_000), 60);
      expect(await mine.get("a")).toBeUndefined();
    });

    test("says that it works", async () => {
      await cache.check();
    });
  });
}

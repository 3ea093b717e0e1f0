import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { SILENT } from "@/lib/core/log";
import { startUpstashDouble, type UpstashDouble } from "@/lib/testing/upstash-double";
import { openUpstash } from "../../upstash";
import { countingContract, rateLimiterContract } from "../contract";
import type { RateLimiter } from "../port";
import { createUpstashRateLimiter } from ".";

let double: UpstashDouble;
beforeAll(async () => {
  double = await startUpstashDouble();
});
afterAll(() => double.close());

rateLimiterContract("Upstash", async () => {
  await double.clear();
  // Whatever the machine is busy with: nothing here may be counted in memory.
  const redis = openUpstash({ url: double.url, token: double.token, log: SILENT, answeredWithinMs: 30_000 });
  return { limiter: createUpstashRateLimiter(redis), pass: double.pass };
});

const { UPSTASH_TEST_REDIS_REST_URL: url, UPSTASH_TEST_REDIS_REST_TOKEN: token } = process.env;
if (url && token) {
  const make = async (): Promise<RateLimiter> => {
    const limiter = createUpstashRateLimiter(
      openUpstash({ url, token, log: SILENT, answeredWithinMs: 30_000 }),
    );
    // What an earlier run counted is there still.
    const run = randomUUID();
    return { ...limiter, consume: (key, rule) => limiter.consume(`${run}:${key}`, rule) };
  };
  countingContract("Upstash itself", make);

  test("Upstash itself: a place is free again when the window has passed", async () => {
    const limiter = await make();
    const rule = { limit: 2, windowSeconds: 3 };
    const use = async () => (await limiter.consume("a", rule)).allowed;
    expect([await use(), await use(), await use()]).toEqual([true, true, false]);
    await sleep(3_100);
    expect(await use()).toBe(true);
  });
}

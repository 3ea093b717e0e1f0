import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { SILENT } from "@/lib/core/log";
import { startUpstashDouble, type UpstashDouble } from "@/lib/testing/upstash-double";
import { openUpstash, type UpstashSettings } from "../../upstash";
import { createUpstashRateLimiter } from ".";

const RULE = { limit: 3, windowSeconds: 60 };
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

function limiterOf(more: Partial<UpstashSettings> = {}) {
  return createUpstashRateLimiter(
    openUpstash({ url: double.url, token: double.token, log: SILENT, ...more }),
  );
}

test("of a thousand uses by twenty processes at once exactly the limit is let in", async () => {
  const processes = Array.from({ length: 20 }, () => limiterOf(WITHOUT_HURRY));
  const rule = { limit: 317, windowSeconds: 60 };
  const uses = processes.flatMap((limiter) => Array.from({ length: 50 }, () => limiter.consume("a", rule)));
  const decisions = await Promise.all(uses);
  const places = decisions.filter(({ allowed }) => allowed).map(({ remaining }) => remaining);
  expect(places.sort((a, b) => a - b)).toEqual(Array.from({ length: 317 }, (_, place) => place));
});

test("Redis sees nothing of a key, and keeps of it one small thing, which expires", async () => {
  const limiter = limiterOf(WITHOUT_HURRY);
  const rule = { limit: 10_000, windowSeconds: 60 };
  for (let use = 0; use < 200; use++) {
    await limiter.consume("sign-in:ada@example.test", rule);
    await double.pass(500);
  }
  const keys = await double.keys();
  expect(keys).toEqual([expect.stringMatching(/^minirag:rate:[\w-]{43}$/)]);
  const redis = openUpstash({ url: double.url, token: double.token, log: SILENT, ...WITHOUT_HURRY });
  const [key = ""] = keys;
  expect(await redis.ask((client) => client.zcard(key))).toBeLessThanOrEqual(61);
  const expiresInMs = await redis.ask((client) => client.pttl(key));
  expect(expiresInMs).toBeGreaterThan(0);
  expect(expiresInMs).toBeLessThanOrEqual(60_000);
});

test("uses a 60th of the window apart give their places back one by one", async () => {
  const limiter = limiterOf(WITHOUT_HURRY);
  const rule = { limit: 2, windowSeconds: 60 };
  await limiter.consume("a", rule);
  await double.pass(1_000);
  await limiter.consume("a", rule);
  await double.pass(59_000);
  const decisions = [await limiter.consume("a", rule), await limiter.consume("a", rule)];
  expect(decisions.map(({ allowed }) => allowed)).toEqual([true, false]);
});

test.each(["silent", "failing", "cut", { slowMs: 2_000 }] as const)(
  "a Redis that is %j keeps nobody waiting, and the limit holds",
  async (fault) => {
    const limiter = limiterOf();
    await limiter.consume("before", RULE);
    double.fault = fault;
    const decisions: boolean[] = [];
    for (let use = 0; use < 5; use++) {
      const since = performance.now();
      decisions.push((await limiter.consume("a", RULE)).allowed);
      expect(performance.now() - since).toBeLessThan(1000);
    }
    expect(decisions).toEqual([true, true, true, false, false]);
    // After three it was left alone.
    const asked = double.requests;
    expect((await limiter.consume("a", RULE)).allowed).toBe(false);
    expect(double.requests).toBe(asked);
  },
);

test("an outage is told once, and so is its end, which comes by itself", async () => {
  const told: object[] = [];
  const tell = (fields: object) => told.push(fields);
  const limiter = limiterOf({
    ...WITHOUT_HURRY,
    ...{ log: { ...SILENT, error: tell, warn: tell }, coolDownMs: 50 },
  });
  double.fault = "failing";
  for (let use = 0; use < 10; use++) await limiter.consume("a", { limit: 100, windowSeconds: 60 });
  expect(told).toEqual([{ event: "redis.degraded", reason: "Redis says: ERR internal" }]);
  await expect(limiter.check()).rejects.toThrow(
    /^Redis says: ERR internal\. For \d+ s now: each process counts/,
  );
  double.fault = null;
  await expect
    .poll(async () => {
      await limiter.consume("a", RULE);
      return told;
    })
    .toEqual([expect.anything(), { event: "redis.recovered", seconds: expect.any(Number) }]);
  expect(await limiter.check()).toBe(new URL(double.url).host);
  expect((await limiter.consume("b", RULE)).remaining).toBe(2);
  expect(await double.keys()).toHaveLength(2);
});

test("a token that Redis refuses, and a server that is not there, are told by name", async () => {
  const wrong = limiterOf({ ...WITHOUT_HURRY, token: "another" });
  await expect(wrong.check()).rejects.toThrow("Redis refuses the token (UPSTASH_REDIS_REST_TOKEN).");
  expect((await wrong.consume("a", RULE)).remaining).toBe(2);
  const nowhere = limiterOf({ ...WITHOUT_HURRY, url: "http://127.0.0.1:1" });
  await expect(nowhere.check()).rejects.toThrow("Redis cannot be reached (UPSTASH_REDIS_REST_URL).");
  expect(await double.keys()).toEqual([]);
});

test("neither errors nor the log quote a key or the token", async () => {
  const told: string[] = [];
  const error = (fields: object, message: string) => told.push(JSON.stringify(fields) + message);
  double.fault = "failing";
  const redis = openUpstash({
    ...{ url: double.url, token: double.token, log: { ...SILENT, error } },
    ...WITHOUT_HURRY,
  });
  for (let at = 0; at < 4; at++)
    await redis
      .run("return KEYS[1]", { keys: ["a-key-of-somebody"], args: [], read: String })
      .catch((thrown: Error) => told.push(thrown.message + JSON.stringify(thrown.cause ?? null)));
  expect(told).toHaveLength(5);
  expect(told.join()).not.toMatch(/a-key-of-somebody|a token of/);
});

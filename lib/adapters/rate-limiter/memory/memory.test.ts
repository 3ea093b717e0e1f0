import { expect, test } from "vitest";
import { createMemoryRateLimiter } from ".";

const RULE = { limit: 1, windowSeconds: 60 };

test("past its cap it forgets the key that was asked for longest ago", async () => {
  const limiter = createMemoryRateLimiter({ maxKeys: 3 });
  for (const key of ["a", "b", "c"]) await limiter.consume(key, RULE);
  await limiter.consume("a", RULE); // refused, and yet asked for
  await limiter.consume("d", RULE);
  expect(await limiter.check()).toBe("3 keys");
  for (const key of ["a", "c", "d"]) expect((await limiter.consume(key, RULE)).allowed).toBe(false);
  expect((await limiter.consume("b", RULE)).allowed).toBe(true);
});

test("a key leaves when nothing of it counts any more, and stays as long as something does", async () => {
  let time = 0;
  const limiter = createMemoryRateLimiter({ now: () => time });
  for (let key = 0; key < 1000; key++) await limiter.consume(`${key}`, RULE);
  await limiter.consume("long", { limit: 1, windowSeconds: 3600 });
  time += 61_000;
  await limiter.consume("new", RULE);
  expect(await limiter.check()).toBe("2 keys");
  expect((await limiter.consume("long", { limit: 1, windowSeconds: 3600 })).allowed).toBe(false);
});

test("uses in a row give their places back at most a 60th of the window late", async () => {
  let time = 0;
  const limiter = createMemoryRateLimiter({ now: () => time });
  const rule = { limit: 60_000, windowSeconds: 60 };
  for (; time < 60_000; time++) expect((await limiter.consume("a", rule)).allowed).toBe(true);
  const admittedAgain: number[] = [];
  for (; time < 120_000; time++) if ((await limiter.consume("a", rule)).allowed) admittedAgain.push(time);
  // The first thousand of places comes back together, when the last use of that second leaves.
  expect(admittedAgain[0]).toBe(60_999);
  expect(admittedAgain.length).toBeGreaterThanOrEqual(59_000);
});

test("without a clock of its own it uses one that no change of the date moves", async () => {
  const limiter = createMemoryRateLimiter();
  expect((await limiter.consume("a", RULE)).resetSeconds).toBe(60);
  expect((await limiter.consume("a", RULE)).allowed).toBe(false);
});

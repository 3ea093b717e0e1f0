import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import type { RateLimiter } from "./port";

/** A limiter and the way to let its time pass. */
export type Timed = { limiter: RateLimiter; pass(milliseconds: number): Promise<void> };

const rule = { limit: 3, windowSeconds: 60 };

/** What every limiter does; `make` gives one that knows no key yet. */
export function rateLimiterContract(name: string, make: () => Promise<Timed>) {
  countingContract(name, async () => (await make()).limiter);
  describe(`rate limiter contract, as time passes: ${name}`, () => {
    let limiter: RateLimiter;
    let pass: Timed["pass"];
    beforeEach(async () => {
      ({ limiter, pass } = await make());
    });

    test("a place is free again when the use that took it leaves the window, and not before", async () => {
      for (let use = 0; use < 3; use++) {
        await limiter.consume("a", rule);
        await pass(10_000);
      }
      expect(await limiter.consume("a", rule)).toMatchObject({ allowed: false, resetSeconds: 30 });
      await pass(29_999);
      expect(await limiter.consume("a", rule)).toMatchObject({ allowed: false, resetSeconds: 1 });
      await pass(1);
      expect(await limiter.consume("a", rule)).toMatchObject({
        allowed: true,
        remaining: 0,
        resetSeconds: 10,
      });
      expect((await limiter.consume("a", rule)).allowed).toBe(false);
    });

    test("refused uses do not prolong the wait", async () => {
      for (let use = 0; use < 3; use++) await limiter.consume("a", rule);
      for (let second = 0; second < 59; second++) {
        await pass(1000);
        expect((await limiter.consume("a", rule)).allowed).toBe(false);
      }
      await pass(1000);
      expect((await limiter.consume("a", rule)).allowed).toBe(true);
    });

    test("no window of time ever holds more than the limit", async () => {
      // Short ones too: uses close together may be counted as one thing.
      const pause = fc.oneof(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 200 }));
      const pauses = fc.array(pause, { minLength: 50, maxLength: 200 });
      await fc.assert(
        fc.asyncProperty(pauses, fc.integer({ min: 1, max: 20 }), async (steps, limit) => {
          const fresh = await make();
          const admitted: number[] = [];
          let time = 0;
          for (const step of steps) {
            await fresh.pass(step);
            time += step;
            if ((await fresh.limiter.consume("a", { limit, windowSeconds: 10 })).allowed) admitted.push(time);
          }
          const tooClose = admitted.filter(
            (at, index) => at - (admitted[index - limit] ?? -Infinity) < 10_000,
          );
          expect(tooClose).toEqual([]);
        }),
        { seed: 53, numRuns: 100 },
      );
    });
  });
}

/** The part of it that needs no clock which can be moved, and so holds on a service, too. */
export function countingContract(name: string, make: () => Promise<RateLimiter>) {
  describe(`rate limiter contract: ${name}`, () => {
    let limiter: RateLimiter;
    beforeEach(async () => {
      limiter = await make();
    });

    test("counts down to the limit, then refuses", async () => {
      const decisions = [];
      for (let use = 0; use < 5; use++) decisions.push(await limiter.consume("a", rule));
      expect(decisions.map(({ allowed, remaining }) => [allowed, remaining])).toEqual([
        [true, 2],
        [true, 1],
        [true, 0],
        [false, 0],
        [false, 0],
      ]);
      expect(decisions.every(({ limit, resetSeconds }) => limit === 3 && resetSeconds === 60)).toBe(true);
    });

    test("keys do not touch each other", async () => {
      for (let use = 0; use < 4; use++) await limiter.consume("a", rule);
      expect((await limiter.consume("b", rule)).remaining).toBe(2);
      expect((await limiter.consume("__proto__", rule)).remaining).toBe(2);
    });

    test("of many calls at once exactly the limit is let in", async () => {
      const many = { limit: 100, windowSeconds: 60 };
      const decisions = await Promise.all(Array.from({ length: 1000 }, () => limiter.consume("a", many)));
      const places = decisions.filter(({ allowed }) => allowed).map(({ remaining }) => remaining);
      // Whoever came first: each place is given once.
      expect(places.sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, place) => place));
    });

    test("a limit that changes holds at once", async () => {
      await limiter.consume("a", { ...rule, limit: 1 });
      expect((await limiter.consume("a", { ...rule, limit: 1 })).allowed).toBe(false);
      expect((await limiter.consume("a", { ...rule, limit: 5 })).remaining).toBe(3);
      expect((await limiter.consume("a", { ...rule, limit: 2 })).allowed).toBe(false);
      expect(await limiter.consume("b", { ...rule, limit: 0 })).toEqual({
        allowed: false,
        limit: 0,
        remaining: 0,
        resetSeconds: 60,
      });
    });

    test("says that it works", async () => {
      await limiter.check();
    });
  });
}

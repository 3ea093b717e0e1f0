import "server-only";
import type { Redis } from "@upstash/redis";
import { Breaker } from "@/lib/core/breaker";
import { AppError } from "@/lib/core/errors";
import type { Logger } from "@/lib/core/log";
import { within } from "@/lib/core/within";
import { reasonOf } from "./reason-of";

export type UpstashSettings = {
  url: string;
  token: string;
  log: Logger;
  /** Somebody waits for a request to begin: what Redis has not said by then it need not say any more. */
  answeredWithinMs?: number;
  /** How long a Redis that is down is left alone. */
  coolDownMs?: number;
};

const ANSWERED_WITHIN_MS = 200;
const FAILURES_UNTIL_OPEN = 3;
const COOL_DOWN_MS = 5_000;

/** `read` makes the answer what it is taken for, or throws. */
type Given<T> = { keys: string[]; args: (string | number)[]; read: (answer: unknown) => T };

/** One Redis behind Upstash's REST API, for all that is kept in it. */
export type Upstash = {
  /**
   * The answer of the Redis, in time or not at all: one that is down is not asked for a while, which costs nobody time.
   * @throws AppError unavailable when it does not answer in time, refuses, or is known to be down
   */
  ask<T>(work: (redis: Redis) => Promise<T>): Promise<T>;
  /** Runs a Lua script as one step; its text travels only when the Redis does not know it yet. @throws as `ask` */
  run<T>(script: string, given: Given<T>): Promise<T>;
  /** Where it is. @throws AppError unavailable, which says what is wrong and for how long it has been */
  check(): Promise<string>;
};

export function openUpstash({ url, token, log, ...settings }: UpstashSettings): Upstash {
  const { answeredWithinMs = ANSWERED_WITHIN_MS, coolDownMs = COOL_DOWN_MS } = settings;
  const now = () => performance.now();
  const breaker = new Breaker({ failures: FAILURES_UNTIL_OPEN, coolDownMs, now });
  let reason = "Redis has not been asked yet";

  // From the start: the first use would else be late by the time that takes.
  const loaded = load();
  // Whoever uses it hears of that.
  loaded.catch(() => {});

  async function load(): Promise<Redis> {
    const { Redis } = await import("@upstash/redis");
    return new Redis({
      ...{ url, token, automaticDeserialization: false, enableTelemetry: false },
      // A use that is asked for again may be counted twice.
      retry: { retries: 0 },
      signal: () => AbortSignal.timeout(answeredWithinMs),
    });
  }

  async function ask<T>(work: (redis: Redis) => Promise<T>): Promise<T> {
    const way = breaker.enter();
    if (way === "refused") throw new AppError("unavailable", degraded());
    try {
      const answer = await within(answeredWithinMs, loaded.then(work));
      tellRecovery(breaker.succeed());
      return answer;
    } catch (thrown) {
      reason = reasonOf(thrown);
      if (breaker.fail()) log.error({ event: "redis.degraded", reason }, DEGRADED);
      throw new AppError("unavailable", degraded());
    } finally {
      if (way === "trial") breaker.leave();
    }
  }

  function tellRecovery(outage: { since: number } | null): void {
    if (outage) log.warn({ event: "redis.recovered", seconds: secondsSince(outage.since) }, RECOVERED);
  }

  const secondsSince = (since: number) => Math.round((now() - since) / 1000);

  function degraded(): string {
    const { outage } = breaker;
    return outage ? `${reason}. For ${secondsSince(outage.since)} s now: ${DEGRADED}` : `${reason}.`;
  }

  const scripts = new Map<string, ReturnType<Redis["createScript"]>>();
  function scriptOf(redis: Redis, text: string) {
    const script = scripts.get(text) ?? redis.createScript(text);
    scripts.set(text, script);
    return script;
  }

  return {
    ask,
    run: (text, { keys, args, read }) =>
      ask(async (redis) => read(await scriptOf(redis, text).exec(keys, args.map(String)))),
    async check() {
      await loaded;
      const ping = () => ask((redis) => redis.ping());
      // All parts are looked at in the same moment: that one answer was late says nothing yet.
      await ping().catch(ping);
      return new URL(url).host;
    },
  };
}

const DEGRADED = "each process counts rate limits by itself, and nothing is cached.";
const RECOVERED = "Redis answers again: rate limits hold across processes, and the cache is in use.";

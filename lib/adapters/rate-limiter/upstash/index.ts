import "server-only";
import { createHash } from "node:crypto";
import { z } from "zod";
import type { Upstash } from "../../upstash";
import { createMemoryRateLimiter } from "../memory";
import type { RateDecision, RateLimiter, RateRule } from "../port";
import { SLIDING_WINDOW } from "./sliding-window";

const Counted = z.tuple([z.literal([0, 1]), z.int(), z.int()]);

/**
 * The window of the memory limiter, shared by all processes: one script in Redis, so no two uses are counted at once.
 * `@upstash/ratelimit` is not used: its sliding window takes the uses of the minute before for spread evenly, and so lets
 * in more than the limit or fewer; and past its time-out it lets everything through.
 *
 * A Redis that is down or slow keeps nobody waiting and opens nothing: the same rule holds then, counted by this process
 * alone and from zero. With n processes up to n times the limit may pass so, and as much again when Redis is back.
 *
 * Keys hold addresses of people; Redis sees hashes of them, for one window.
 */
export function createUpstashRateLimiter(redis: Upstash): RateLimiter {
  const alone = createMemoryRateLimiter();
  return {
    adapter: "Upstash Redis",
    check: () => redis.check(),
    consume: (key, rule) => consumeShared(redis, key, rule).catch(() => alone.consume(key, rule)),
  };
}

async function consumeShared(redis: Upstash, key: string, rule: RateRule): Promise<RateDecision> {
  const { limit, windowSeconds } = rule;
  const hash = createHash("sha256").update(key).digest("base64url");
  const [isAllowed, used, leavesInMs] = await redis.run(SLIDING_WINDOW, {
    keys: [`minirag:rate:${hash}`],
    args: [limit, windowSeconds * 1000],
    read: (answer) => Counted.parse(answer),
  });
  const allowed = isAllowed === 1;
  return {
    allowed,
    limit,
    remaining: allowed ? limit - used - 1 : 0,
    resetSeconds: Math.ceil(leavesInMs / 1000),
  };
}

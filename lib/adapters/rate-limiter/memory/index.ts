import "server-only";
import type { RateLimiter, RateRule } from "../port";

/** Uses close together, counted as one: all of them leave the window when the last of them does. */
type Batch = { startedAt: number; leavesAt: number; count: number };

const BATCHES_PER_WINDOW = 60;
const SWEEP_MS = 60_000;

type Options = {
  /** Milliseconds on a clock that never steps back. */
  now?: () => number;
  maxKeys?: number;
};

/**
 * A sliding window: used(t) = Σ count of the batches with leavesAt > t. A use joins the batch before it when that one
 * began less than a 60th of the window ago. So no window ever holds more than the limit, whatever moment it begins at,
 * a place is given back at most a 60th of the window late, and a key costs 61 batches at most, whatever its limit.
 * Past `maxKeys` the key that was asked for longest ago is forgotten.
 */
export function createMemoryRateLimiter(options: Options = {}): RateLimiter {
  // Whole milliseconds: a fraction added and taken away again is not the same, and a minute became 61 seconds.
  const { now = () => Math.floor(performance.now()), maxKeys = 50_000 } = options;
  /** In the order of their last use. */
  const keys = new Map<string, Batch[]>();
  let sweptAt = now();

  function sweep(time: number) {
    if (time - sweptAt < SWEEP_MS) return;
    sweptAt = time;
    for (const [key, batches] of keys) if (batches.every((batch) => batch.leavesAt <= time)) keys.delete(key);
  }

  function remember(key: string, batches: Batch[]) {
    keys.delete(key);
    keys.set(key, batches);
    for (const oldest of keys.keys()) {
      if (keys.size <= maxKeys) break;
      keys.delete(oldest);
    }
  }

  return {
    adapter: "memory",
    check: async () => `${keys.size} keys`,
    async consume(key, rule) {
      // Nothing is awaited in here: that is what makes it one step.
      const time = now();
      sweep(time);
      const batches = (keys.get(key) ?? []).filter((batch) => batch.leavesAt > time);
      const used = batches.reduce((sum, batch) => sum + batch.count, 0);
      const allowed = used < rule.limit;
      if (allowed) addUse(batches, time, rule);
      if (batches.length > 0) remember(key, batches);
      const leavesAt = batches[0]?.leavesAt ?? time + rule.windowSeconds * 1000;
      return {
        allowed,
        limit: rule.limit,
        remaining: allowed ? rule.limit - used - 1 : 0,
        resetSeconds: Math.ceil((leavesAt - time) / 1000),
      };
    },
  };
}

function addUse(batches: Batch[], time: number, { windowSeconds }: RateRule) {
  const windowMs = windowSeconds * 1000;
  const last = batches.at(-1);
  if (last && time - last.startedAt < windowMs / BATCHES_PER_WINDOW) {
    last.leavesAt = time + windowMs;
    last.count += 1;
  } else batches.push({ startedAt: time, leavesAt: time + windowMs, count: 1 });
}

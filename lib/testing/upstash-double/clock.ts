import { createHash } from "node:crypto";
import type { RedisConnection } from "./resp";

/** Where the time of the tests stands, in the words in which Redis tells its own: seconds, microseconds. */
const CLOCK_KEY = "double:clock";
const ITS_TIME = "redis.call('TIME')";
const OUR_TIME = `redis.call('LRANGE', '${CLOCK_KEY}', 0, 1)`;

export type ScriptClock = {
  /** The command as it is given to Redis: scripts that ask for the time are told that of the tests. */
  rewrite(command: string[]): string[];
  /** Moves the time; before, it stands still. */
  pass(milliseconds: number): void;
  /** What has to be sent before anything else, so that Redis knows the time. */
  due(): string[][];
};

const sha1 = (text: string) => createHash("sha1").update(text).digest("hex");

/** Time for Lua scripts that stands still until a test moves it. Nothing else of Redis' time changes, such as expiry. */
export function createScriptClock(): ScriptClock {
  let time = Date.now();
  let isTold = false;
  /** By the sum of the script as it was sent, the sum of the one that Redis was given. */
  const sums = new Map<string, string>();
  return {
    rewrite([name = "", ...rest]) {
      const [first = "", ...others] = rest;
      const command = name.toLowerCase();
      if (command === "evalsha") return [name, sums.get(first) ?? first, ...others];
      if (command !== "eval") return [name, ...rest];
      const script = first.replaceAll(ITS_TIME, OUR_TIME);
      sums.set(sha1(first), sha1(script));
      return [name, script, ...others];
    },
    pass(milliseconds) {
      time += milliseconds;
      isTold = false;
    },
    due() {
      if (isTold) return [];
      isTold = true;
      const seconds = Math.floor(time / 1000);
      return [
        ["DEL", CLOCK_KEY],
        ["RPUSH", CLOCK_KEY, `${seconds}`, `${(time % 1000) * 1000}`],
      ];
    },
  };
}

/** The keys that are there, without the tests' own. */
export async function keysIn(redis: RedisConnection): Promise<string[]> {
  const [keys] = await redis.send(["KEYS", "*"]);
  if (!Array.isArray(keys)) throw new Error("Redis names no keys");
  return keys.map(String).filter((key) => key !== CLOCK_KEY);
}

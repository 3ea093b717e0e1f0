import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll } from "vitest";
import { SILENT } from "@/lib/core/log";
import { startUpstashDouble, type UpstashDouble } from "@/lib/testing/upstash-double";
import { openUpstash } from "../../upstash";
import { cacheContract } from "../contract";
import { createUpstashCache } from ".";

let double: UpstashDouble;
beforeAll(async () => {
  double = await startUpstashDouble();
});
afterAll(() => double.close());

cacheContract("Upstash", async () => {
  await double.clear();
  const redis = openUpstash({ url: double.url, token: double.token, log: SILENT, answeredWithinMs: 30_000 });
  // Redis lets keys expire by its own clock, which nobody moves.
  const pass = async (milliseconds: number) => {
    await sleep(milliseconds);
    await double.pass(milliseconds);
  };
  return { cache: createUpstashCache(redis), pass };
});

const { UPSTASH_TEST_REDIS_REST_URL: url, UPSTASH_TEST_REDIS_REST_TOKEN: token } = process.env;
if (url && token)
  cacheContract("Upstash itself", async () => {
    const redis = openUpstash({ url, token, log: SILENT, answeredWithinMs: 30_000 });
    return { cache: createUpstashCache(redis), pass: sleep };
  });

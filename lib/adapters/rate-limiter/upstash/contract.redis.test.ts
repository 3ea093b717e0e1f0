import { afterAll, beforeAll } from "vitest";
import { SILENT } from "@/lib/core/log";
import { startUpstashDouble, type UpstashDouble } from "@/lib/testing/upstash-double";
import { openUpstash } from "../../upstash";
import { rateLimiterContract } from "../contract";
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

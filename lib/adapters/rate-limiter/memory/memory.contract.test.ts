import { rateLimiterContract } from "../contract";
import { createMemoryRateLimiter } from ".";

rateLimiterContract("memory", async () => {
  let time = 0;
  const pass = async (milliseconds: number) => {
    time += milliseconds;
  };
  return { limiter: createMemoryRateLimiter({ now: () => time }), pass };
});

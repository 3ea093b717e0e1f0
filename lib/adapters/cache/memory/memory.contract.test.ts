import { cacheContract } from "../contract";
import { createMemoryCache } from ".";

cacheContract("memory", async () => {
  let time = 0;
  const pass = async (milliseconds: number) => {
    time += milliseconds;
  };
  return { cache: createMemoryCache({ now: () => time }), pass };
});

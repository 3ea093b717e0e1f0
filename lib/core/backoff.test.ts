import { expect, test } from "vitest";
import { inngestBackoff } from "./backoff";

test("pauses grow as the Inngest server's do", () => {
  const seconds = [0, 1, 2, 9, 19].map((attempt) => Math.floor(inngestBackoff(attempt) / 1_000));
  for (const [index, least] of [15, 30, 60, 7_200, 7_200].entries()) {
    expect(seconds[index]).toBeGreaterThanOrEqual(least);
    expect(seconds[index]).toBeLessThanOrEqual(least + 30);
  }
});

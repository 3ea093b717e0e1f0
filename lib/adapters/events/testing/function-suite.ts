import { describe, expect } from "vitest";
import { failuresSuite } from "./suite-failures";
import { startsSuite } from "./suite-starts";
import { stepsSuite } from "./suite-steps";
import type { Tools } from "./tools";

/**
 * What every engine does with the SDK's functions, seen from inside of them.
 * @param patienceMs how long one test may take; an engine with pauses of its own needs more
 */
export function functionSuite(title: string, makeEngine: Tools["makeEngine"], patienceMs = 30_000): void {
  const until = (condition: () => boolean) =>
    expect.poll(condition, { timeout: patienceMs - 2_000, interval: 20 }).toBe(true);
  describe(title, { timeout: patienceMs }, () => {
    stepsSuite({ makeEngine, until });
    failuresSuite({ makeEngine, until });
    startsSuite({ makeEngine, until });
  });
}

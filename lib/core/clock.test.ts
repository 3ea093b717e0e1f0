import { expect, test } from "vitest";
import { toClock } from "./clock";

test.each([
  [0, "0:00"],
  [65.9, "1:05"],
  [3_723, "1:02:03"],
])("second %d is at %s", (seconds, clock) => {
  expect(toClock(seconds)).toBe(clock);
});

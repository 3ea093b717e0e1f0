import { expect, test } from "vitest";
import { nextTick, retryAfterMs, sleepDelayMs } from "./times";

test.each([
  ["1s", 1_000],
  ["1h30m", 5_400_000],
  ["1w2d", 777_600_000],
  ["", 0],
  ["2026-01-01T00:00:10.000Z", 10_000],
  ["2025-01-01T00:00:00.000Z", 0],
])("a sleep of %j lasts %d ms", (text, expected) => {
  expect(sleepDelayMs(text, Date.parse("2026-01-01T00:00:00Z"))).toBe(expected);
});

test("what is no time to sleep throws", () => {
  expect(() => sleepDelayMs("soon")).toThrow("not a time to sleep: soon");
});

test.each([
  [null, undefined],
  ["3", 3_000],
  ["2026-01-01T00:00:02.000Z", 2_000],
  ["nonsense", undefined],
])("Retry-After %j is %j ms", (header, expected) => {
  expect(retryAfterMs(header, Date.parse("2026-01-01T00:00:00Z"))).toBe(expected);
});

test.each([
  ["0 3 * * *", "2026-07-01T03:00:00.000Z"],
  ["TZ=Europe/Berlin 0 3 * * *", "2026-07-01T01:00:00.000Z"],
  ["TZ=America/New_York 30 12 1 1 *", "2027-01-01T17:30:00.000Z"],
])("%s is due next at %s", (expression, expected) => {
  expect(nextTick(expression, new Date("2026-07-01T00:00:00Z")).toISOString()).toBe(expected);
});

import { expect, test } from "vitest";
import { EXPIRY_OPTIONS, expiresAtOf, problemOf } from "./expiry";

const NOW = Date.parse("2026-11-21T12:00:00Z");

test("presets count from now", () => {
  expect(expiresAtOf({ kind: "7", day: "" }, NOW)).toBe("2026-11-28T12:00:00.000Z");
  expect(expiresAtOf({ kind: "never", day: "" }, NOW)).toBeUndefined();
  const ends = EXPIRY_OPTIONS.flatMap(({ value }) => expiresAtOf({ kind: value, day: "" }, NOW) ?? []);
  expect(ends).toHaveLength(4);
});

test("a chosen day counts to its end, where the person is", () => {
  const end = expiresAtOf({ kind: "day", day: "2026-12-24" }, NOW);
  expect(new Date(end ?? "").getTime()).toBe(new Date(2026, 11, 24, 23, 59, 59, 999).getTime());
});

test("a day that is missing or over is refused, today is not", () => {
  expect(problemOf({ kind: "day", day: "" }, NOW)).toBe("Choose a day.");
  expect(problemOf({ kind: "day", day: "2026-11-19" }, NOW)).toContain("over");
  expect(problemOf({ kind: "day", day: "2026-11-22" }, NOW)).toBeUndefined();
  expect(problemOf({ kind: "never", day: "" }, NOW)).toBeUndefined();
});

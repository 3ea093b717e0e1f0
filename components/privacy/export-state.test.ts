import { expect, test } from "vitest";
import { isThere, isUnderWay } from "./export-state";

const now = Date.parse("2026-11-25T12:00:00Z");

test("an archive is there until its time is over", () => {
  expect(isThere({ status: "ready", expiresAt: "2026-11-25T12:00:01Z" }, now)).toBe(true);
  expect(isThere({ status: "ready", expiresAt: "2026-11-25T12:00:00Z" }, now)).toBe(false);
  expect(isThere({ status: "running", expiresAt: null }, now)).toBe(false);
});

test("what waits or runs is under way", () => {
  expect(["queued", "running"].every((status) => isUnderWay({ status } as { status: "queued" }))).toBe(true);
  expect(isUnderWay({ status: "failed" })).toBe(false);
});

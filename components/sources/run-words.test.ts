import { expect, test } from "vitest";
import { runSummary, scheduleWords } from "./run-words";

test("a run in one line", () => {
  const none = {
    found: 9,
    fetched: 9,
    added: 0,
    changed: 0,
    unchanged: 0,
    removed: 0,
    failed: 0,
    skipped: 0,
  };
  expect(runSummary({ counts: { ...none, changed: 2, failed: 1 } })).toBe("2 changed, 1 failed");
  expect(runSummary({ counts: none })).toBe("nothing yet");
});

test("a schedule in words", () => {
  expect(scheduleWords({ every: "week", hour: 3, timeZone: "America/New_York" })).toBe(
    "Every Monday at 03:00 (America/New York)",
  );
});

import { expect, test } from "vitest";
import { nextDue } from "./schedule";

const due = (every: "day" | "week" | "month", hour: number, timeZone: string, after: string) =>
  nextDue({ every, hour, timeZone }, new Date(after)).toISOString();

test("a day begins where the people are", () => {
  expect(due("day", 3, "Europe/Berlin", "2026-01-10T12:00:00Z")).toBe("2026-01-11T02:00:00.000Z");
  expect(due("day", 3, "Europe/Berlin", "2026-07-10T12:00:00Z")).toBe("2026-07-11T01:00:00.000Z");
  expect(due("day", 3, "Asia/Kolkata", "2026-07-10T12:00:00Z")).toBe("2026-07-10T21:30:00.000Z");
});

test("weeks begin on Monday, months on the first", () => {
  expect(due("week", 0, "UTC", "2026-07-08T12:00:00Z")).toBe("2026-07-13T00:00:00.000Z");
  expect(due("month", 23, "UTC", "2026-07-01T23:00:00Z")).toBe("2026-08-01T23:00:00.000Z");
});

test("an hour that the clocks leave out is not left out", () => {
  const next = due("day", 2, "Europe/Berlin", "2026-03-28T12:00:00Z");
  expect(["2026-03-29T01:00:00.000Z", "2026-03-29T00:00:00.000Z"]).toContain(next);
});

import { describe, expect, test } from "vitest";
import { formatBytes } from "@/lib/core/format-bytes";
import {
  count,
  formatClock,
  formatDate,
  formatDuration,
  formatExact,
  formatPercent,
  formatRelative,
} from "./format";

test.each([
  [0, "0 bytes"],
  [1, "1 byte"],
  [999, "999 bytes"],
  [1000, "1 KB"],
  [1234, "1.2 KB"],
  [52_428_800, "52 MB"],
  [999_700, "1 MB"],
  [5e15, "5000 TB"],
])("%i bytes read %s", (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

describe("relative times", () => {
  const now = Date.parse("2026-11-21T12:00:00Z");
  const at = (milliseconds: number) => new Date(now + milliseconds).toISOString();
  test.each([
    [-1_000, "just now"],
    [2_000, "just now"],
    [20_000, "in a moment"],
    [-60_000, "1 minute ago"],
    [-49 * 60_000, "49 minutes ago"],
    [-55 * 60_000, "1 hour ago"],
    [-3 * 3_600_000, "3 hours ago"],
    [-23 * 3_600_000, "1 day ago"],
    [7 * 86_400_000, "in 7 days"],
    [-60 * 86_400_000, "22 Sept"],
    [-400 * 86_400_000, "17 Oct 2025"],
  ])("%i ms away reads %s", (distance, text) => {
    expect(formatRelative(at(distance), now)).toBe(text);
  });
});

test("a chosen time zone decides which day, and which year, a moment belongs to", () => {
  const newYear = "2026-12-31T22:30:00Z";
  const now = Date.parse("2027-06-01T12:00:00Z");
  expect(formatDate(newYear, now, "UTC")).toBe("31 Dec 2026");
  expect(formatDate(newYear, now, "Asia/Tokyo")).toBe("1 Jan");
  expect(formatExact(newYear, "Asia/Tokyo")).toMatch(/1 January 2027 at 07:30:00$/);
});

test("counts carry their noun", () => {
  expect(count(1, "document")).toBe("1 document");
  expect(count(0, "document")).toBe("0 documents");
  expect(count(2, "reply", "replies")).toBe("2 replies");
  expect(count(12_345, "chunk")).toBe("12,345 chunks");
});

test("shares stay between 0 and 100", () => {
  expect(formatPercent(0.126)).toBe("13 %");
  expect(formatPercent(1.2)).toBe("100 %");
});

test.each([
  [400, "under 1 s"],
  [3_200, "3 s"],
  [125_000, "2 min 5 s"],
  [120_000, "2 min"],
])("%i ms take %s", (milliseconds, text) => {
  expect(formatDuration(milliseconds)).toBe(text);
});

test("an awaited moment is a time of the clock, rounded up, with its day when that is another", () => {
  const now = Date.parse("2026-11-26T14:10:00Z");
  expect(formatClock("2026-11-26T14:31:01Z", now, "UTC")).toBe("14:32");
  expect(formatClock("2026-11-26T14:32:00Z", now, "Europe/Berlin")).toBe("15:32");
  expect(formatClock("2026-11-26T23:59:30Z", now, "UTC")).toBe("00:00 on 27 Nov");
});

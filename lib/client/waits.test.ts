import { expect, test } from "vitest";
import { waitAndRun } from "./waits";

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1) + seconds * 1000).toISOString();

test.each([
  ["waits still", { createdAt: at(0), startedAt: null, finishedAt: null }, ""],
  ["is at work", { createdAt: at(0), startedAt: at(3), finishedAt: null }, "queued for 3 s"],
  [
    "is over",
    { createdAt: at(0), startedAt: at(3), finishedAt: at(68) },
    "queued for 3 s, ran for 1 min 5 s",
  ],
  ["ended before its turn", { createdAt: at(0), startedAt: null, finishedAt: at(9) }, "queued for 9 s"],
  ["clocks apart", { createdAt: at(2), startedAt: at(1), finishedAt: null }, "queued for under 1 s"],
])("work that %s", (_what, times, words) => {
  expect(waitAndRun(times)).toBe(words);
});

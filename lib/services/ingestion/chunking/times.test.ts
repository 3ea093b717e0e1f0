import { expect, test } from "vitest";
import { secondsAt, timesWithin } from "./times";

const TIMES = [
  { start: 5, seconds: 1 },
  { start: 10, seconds: 2.5 },
  { start: 30, seconds: 4 },
];

test("each stretch has the time in force at its start, and those that begin in it", () => {
  const stretches = [
    { start: 0, end: 8 },
    { start: 8, end: 20 },
    { start: 20, end: 30 },
    { start: 30, end: 40 },
  ];
  expect(timesWithin(stretches, TIMES)).toEqual([
    [{ start: 5, seconds: 1 }],
    [
      { start: 0, seconds: 1 },
      { start: 2, seconds: 2.5 },
    ],
    [{ start: 0, seconds: 2.5 }],
    [{ start: 0, seconds: 4 }],
  ]);
  expect(timesWithin(stretches, [])).toEqual([[], [], [], []]);
});

test("the second at an offset is the last one before it", () => {
  expect([0, 5, 9, 29, 99].map((offset) => secondsAt(TIMES, offset))).toEqual([null, 1, 1, 2.5, 4]);
});

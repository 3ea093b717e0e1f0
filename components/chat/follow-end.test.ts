import { expect, test } from "vitest";
import { isFollowing, type Place } from "./follow-end";

const at = (top: number, height = 1000): Place => ({ top, height, visible: 400 });

test.each([
  ["at the end, moved up a little", at(600), at(590), true, false],
  ["reading, moves up", at(300), at(200), false, false],
  ["reading, moves down", at(200), at(300), false, false],
  ["reading, comes back to the end", at(300), at(580), false, true],
  ["at the end, the text grows and we scroll after it", at(600), at(800, 1200), true, true],
  ["at the end, we are not there yet", at(600), at(700, 1200), true, true],
  ["at the end, the text gets shorter", at(600), at(400, 800), true, true],
  ["reading, the text gets shorter", at(100), at(90, 900), false, false],
])("%s", (_, before, now, wasFollowing, expected) => {
  expect(isFollowing(before, now, wasFollowing)).toBe(expected);
});

import { expect, test } from "vitest";
import { isHere } from "./nav-items";

const HOME = "/t/lighthouse";

test.each([
  [HOME, HOME, true],
  [HOME, `${HOME}/bots`, false],
  [`${HOME}/bots`, `${HOME}/bots`, true],
  [`${HOME}/bots`, `${HOME}/bots/bot_1/settings`, true],
  [`${HOME}/bots`, `${HOME}/botsy`, false],
  [`${HOME}/sources`, `${HOME}/documents/doc_1`, true],
])("%s is marked at %s: %s", (place, pathname, expected) => {
  expect(isHere(place, pathname, HOME)).toBe(expected);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { contrastOf, inkOn, isEnough, nearestEnough, TEXT_CONTRAST, toColour } from "./contrast";

const colours = fc.integer({ min: 0, max: 0xff_ff_ff }).map((n) => `#${n.toString(16).padStart(6, "0")}`);
const PAGES = ["#ffffff", "#15171c"];

test.each([
  ["#000000", "#ffffff", 21],
  ["#ffffff", "#ffffff", 1],
  ["#777777", "#ffffff", 4.48],
  ["#ff0000", "#ffffff", 4],
  ["#0000ff", "#ffffff", 8.59],
])("%s and %s have a contrast of %d", (one, other, contrast) => {
  expect(contrastOf(one, other)).toBeCloseTo(contrast, 2);
  expect(contrastOf(other, one)).toBe(contrastOf(one, other));
});

test("black or white can be read on every colour", () => {
  fc.assert(fc.property(colours, (colour) => contrastOf(inkOn(colour), colour) >= TEXT_CONTRAST));
});

test("a colour that is pale on white or dark on dark is not enough there, and may be elsewhere", () => {
  expect(isEnough("#facc15", ["#ffffff"])).toBe(false);
  expect(isEnough("#facc15", ["#15171c"])).toBe(true);
  expect(isEnough("#1e3a8a", ["#15171c"])).toBe(false);
});

test("for every colour there is a near one that is enough on light and on dark", () => {
  fc.assert(
    fc.property(colours, (colour) => {
      const found = nearestEnough(colour, PAGES);
      return found !== null && isEnough(found, PAGES) && (!isEnough(colour, PAGES) || found === colour);
    }),
  );
});

test("the near one keeps the hue", () => {
  const found = nearestEnough("#ffff00", ["#ffffff"]) ?? "";
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(found.slice(at, at + 2), 16));
  expect(red).toBe(green);
  expect(blue).toBe(0);
});

test("there is none where nothing can be", () => {
  expect(nearestEnough("#777777", ["#000000", "#808080", "#ffffff"])).toBeNull();
});

test.each([
  ["#1D4ED8", "#1d4ed8"],
  ["1d4ed8", "#1d4ed8"],
  [" #abc ", "#aabbcc"],
  ["blue", null],
  ["#12345", null],
  ["", null],
])("%j is read as %j", (written, colour) => {
  expect(toColour(written)).toBe(colour);
});

import { expect, test } from "vitest";
import { clampWidth, LEAST_WIDTH, mostWidth } from "./panel-width";

test("panel and page both keep room", () => {
  expect(clampWidth(500, 1440)).toBe(500);
  expect(clampWidth(10, 1440)).toBe(LEAST_WIDTH);
  expect(clampWidth(1_400, 1440)).toBe(mostWidth(1440));
  expect(clampWidth(512.4, 1440)).toBe(512);
});

test("in a small window the panel still has its least width", () => {
  expect(clampWidth(500, 800)).toBe(LEAST_WIDTH);
});

import { expect, test } from "vitest";
import { readRobots } from "./robots";

const ORIGIN = "https://example.com";
const rules = (text: string) => readRobots(ORIGIN, text);

test("the group that names us counts, else the one for all", () => {
  const both = rules(
    "User-agent: *\nDisallow: /\n\nUser-agent: minirag\nDisallow: /x\nAllow: /x/y\nCrawl-delay: 2",
  );
  expect(both.isAllowed(`${ORIGIN}/a`)).toBe(true);
  expect(both.isAllowed(`${ORIGIN}/x/z`)).toBe(false);
  expect(both.isAllowed(`${ORIGIN}/x/y`)).toBe(true);
  expect(both.delaySeconds).toBe(2);
  expect(rules("User-agent: *\nDisallow: /*.pdf$").isAllowed(`${ORIGIN}/a.pdf`)).toBe(false);
});

test.each([
  ["", 0],
  ["<html>Not found</html>", 0],
  ["User-agent: *\nCrawl-delay: 3600", 10],
  ["User-agent: *\nCrawl-delay: -1", 0],
  ["User-agent: *\nCrawl-delay: soon", 0],
])("lines that make no sense forbid nothing, and no delay is without end: %j", (text, delaySeconds) => {
  expect(rules(text).isAllowed(`${ORIGIN}/a`)).toBe(true);
  expect(rules(text).delaySeconds).toBe(delaySeconds);
});

test("a hostile pattern takes no time", () => {
  const begun = performance.now();
  rules(`User-agent: *\nDisallow: /${"*a".repeat(500)}b`).isAllowed(`${ORIGIN}/${"a".repeat(1_900)}`);
  expect(performance.now() - begun).toBeLessThan(2_000); // a pattern that backtracks takes minutes
});

import { expect, test } from "vitest";
import { matchesGlob } from "./glob";

test.each([
  ["/blog", "/blog", true],
  ["/blog", "/blog/2024/x", true],
  ["/blog/", "/blog?page=2", true],
  ["/blog", "/blogs", false],
  ["blog", "/blog/x", true],
  ["/blog/*", "/blog/x", true],
  ["/blog/*", "/blog", false],
  ["*.pdf", "/files/a.pdf", true],
  ["*.pdf", "/files/a.pdf?x", false],
  ["/*/print", "/a/b/print", true],
  ["/a*b*c", "/a-b-c", true],
  ["/a*b*c", "/a-c-b", false],
  ["/ab*ba", "/aba", false],
  ["*?lang=de*", "/x?lang=de&y", true],
  ["/über*", "/%C3%BCber-uns", true],
  ["https://example.com/docs", "/docs/a", true],
  ["https://other.com/docs", "/docs/a", false],
  ["/a.c", "/abc", false],
])("%s and %s: %s", (pattern, path, matches) => {
  expect(matchesGlob(pattern, `https://example.com${path}`)).toBe(matches);
});

test("no pattern takes long", () => {
  const begun = performance.now();
  expect(matchesGlob(`${"*a".repeat(200)}*b`, `https://example.com/${"a".repeat(1_900)}`)).toBe(false);
  expect(performance.now() - begun).toBeLessThan(50);
});

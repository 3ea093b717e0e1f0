import { expect, test } from "vitest";
import { isSameSite, mayBePage, toPageUrl } from "./page-url";

test.each([
  ["https://Example.COM:443/a#part", "https://example.com/a"],
  ["https://example.com/a?utm_source=x&id=7&gclid=1", "https://example.com/a?id=7"],
  ["https://example.com/a?utm_source=x", "https://example.com/a"],
  ["https://example.com/a?q=a%20b+c", "https://example.com/a?q=a%20b+c"],
  ["https://example.com/a?PHPSESSID=4f2a&id=7&fbclid=1", "https://example.com/a?id=7"],
  ["https://example.com/a;jsessionid=1A2B3C.node1?id=7", "https://example.com/a?id=7"],
  ["https://example.com/a;JSESSIONID=1A2B/b", "https://example.com/a/b"],
  ["https://example.com/(S(lit3py55t21z5v55vlm25s55))/a.aspx", "https://example.com/a.aspx"],
  ["https://example.com/a?sid=8f14e45fceea167a5a36dedd4bea2543", "https://example.com/a"],
  ["https://example.com/story?sid=21/06/04/1234", "https://example.com/story?sid=21/06/04/1234"],
  ["https://example.com/?s=harbour", "https://example.com/?s=harbour"],
  ["https://example.com/a;v=1.2", "https://example.com/a;v=1.2"],
  ["https://example.com/wiki/Foo_(S(x))", "https://example.com/wiki/Foo_(S(x))"],
  ["../b/", "https://example.com/b/"],
  ["?page=2", "https://example.com/x/y?page=2"],
  ["//example.com/c", "https://example.com/c"],
])("%s is %s", (text, url) => {
  expect(toPageUrl(text, "https://example.com/x/y")).toBe(url);
});

test.each([
  "mailto:a@b.c",
  "javascript:alert(1)",
  "https://u:p@example.com/",
  "http://",
  "data:text/html,x",
  `https://e.com/${"a".repeat(2_000)}`,
])("%s is no page", (text) => {
  expect(toPageUrl(text, "https://example.com/")).toBeNull();
});

test("www is the same site, another port or name is not", () => {
  expect(isSameSite("https://www.example.com/a", "http://example.com/")).toBe(true);
  expect(isSameSite("https://docs.example.com/", "https://example.com/")).toBe(false);
  expect(isSameSite("https://example.com:8443/", "https://example.com/")).toBe(false);
});

test("pictures and programs are no pages", () => {
  expect(mayBePage("https://example.com/a.PNG?x")).toBe(false);
  expect(mayBePage("https://example.com/a.pdf")).toBe(true);
  expect(mayBePage("https://example.com/v1.2")).toBe(true);
});

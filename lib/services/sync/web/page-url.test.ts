import { expect, test } from "vitest";
import { isSameSite, mayBePage, toPageUrl } from "./page-url";

test.each([
  ["https://Example.COM:443/a#part", "https://example.com/a"],
  ["https://example.com/a?utm_source=x&id=7&gclid=1", "https://example.com/a?id=7"],
  ["https://example.com/a?utm_source=x", "https://example.com/a"],
  ["https://example.com/a?q=a%20b+c", "https://example.com/a?q=a%20b+c"],
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

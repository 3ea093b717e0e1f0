import { expect, test } from "vitest";
import { isSiteAllowed, toSiteOrigin } from "./site-origin";

test.each([
  ["https://Example.com/", "https://example.com"],
  [" https://example.com:443 ", "https://example.com"],
  ["http://localhost:3000", "http://localhost:3000"],
  ["https://*.Example.com", "https://*.example.com"],
  ["https://*.example.com:8443", "https://*.example.com:8443"],
  ["https://bücher.example", "https://xn--bcher-kva.example"],
])("%s is written as %s", (written, origin) => {
  expect(toSiteOrigin(written)).toBe(origin);
});

test.each([
  "example.com",
  "*",
  "https://*",
  "https://*.com",
  "https://*.127.0.0.1",
  "https://*.localhost",
  "https://a.*.example.com",
  "https://example.com/shop",
  "https://example.com?x",
  "https://example.com#",
  "https://user@example.com",
  "ftp://example.com",
  "javascript://example.com",
  "https://example.com;sandbox",
  "https://example.com,evil.test",
  "https://it's.example.com",
  "null",
  "",
])("%s is no origin of a site", (written) => {
  expect(toSiteOrigin(written)).toBeNull();
});

const ALLOWED = ["https://example.com", "https://*.shop.test", "https://*.port.test:8443"];

test.each([
  "https://example.com",
  "https://a.shop.test",
  "https://a.b.shop.test",
  "https://a.port.test:8443",
])("%s is allowed", (origin) => {
  expect(isSiteAllowed(ALLOWED, origin)).toBe(true);
});

test.each([
  "http://example.com",
  "https://example.com:8443",
  "https://www.example.com",
  "https://example.com.evil.test",
  "https://evilexample.com",
  "https://shop.test",
  "https://evilshop.test",
  "http://a.shop.test",
  "https://a.shop.test:8443",
  "https://a.port.test",
  "https://example.com/",
  "https://EXAMPLE.com",
  "null",
  "",
])("%s is not", (origin) => {
  expect(isSiteAllowed(ALLOWED, origin)).toBe(false);
});

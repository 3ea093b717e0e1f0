import { expect, test } from "vitest";
import { toAddress } from "./address";

test.each([
  ["example.com/help", "https://example.com/help"],
  ["  www.example.com ", "https://www.example.com"],
  ["localhost:8080/a", "https://localhost:8080/a"],
  ["http://example.com", "http://example.com"],
  ["HTTPS://example.com", "HTTPS://example.com"],
  ["ftp://example.com", "ftp://example.com"],
  ["//example.com/a", "https://example.com/a"],
  ["bücher.example/suche?q=a:b", "https://bücher.example/suche?q=a:b"],
  ["mailto:a@example.com", "mailto:a@example.com"],
  ["javascript:alert(1)", "javascript:alert(1)"],
  ["", ""],
])("%j is the address %j", (text, address) => {
  expect(toAddress(text)).toBe(address);
});

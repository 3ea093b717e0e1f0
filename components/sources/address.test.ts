import { expect, test } from "vitest";
import { toAddress } from "./address";

test.each([
  ["example.com/help", "https://example.com/help"],
  ["  www.example.com ", "https://www.example.com"],
  ["localhost:8080/a", "https://localhost:8080/a"],
  ["http://example.com", "http://example.com"],
  ["HTTPS://example.com", "HTTPS://example.com"],
  ["ftp://example.com", "ftp://example.com"],
  ["", ""],
])("%j is the address %j", (text, address) => {
  expect(toAddress(text)).toBe(address);
});

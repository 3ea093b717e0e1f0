import { expect, test } from "vitest";
import { inMegabytes } from "./megabytes";

test.each([
  [50 * 1024 * 1024, "50 MB"],
  [1.5 * 1024 * 1024, "1.5 MB"],
  [65_536, "64 kB"],
  [300, "300 bytes"],
])("%d bytes are %s", (bytes, words) => {
  expect(inMegabytes(bytes)).toBe(words);
});

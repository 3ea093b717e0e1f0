import { expect, test } from "vitest";
import { safeNext } from "./safe-next";

test.each(["/t/lighthouse", "/t/lighthouse/bots?deleted=true", "/t/a/documents/doc_1?start=3#top"])(
  "%s is kept",
  (path) => {
    expect(safeNext(path)).toBe(path);
  },
);

test.each([
  undefined,
  null,
  "",
  "t/lighthouse",
  "https://evil.example/",
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "/.//evil.example",
  "javascript:alert(1)",
  " /t/lighthouse",
])("%j leads to the start page", (path) => {
  expect(safeNext(path)).toBe("/");
});

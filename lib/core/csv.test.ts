import { expect, test } from "vitest";
import { csvLine } from "./csv";

test("cells are quoted where they have to be", () => {
  expect(csvLine(["plain", 'say "hi"', "a,b", "two\nlines", null, -3])).toBe(
    'plain,"say ""hi""","a,b","two\nlines",,-3\r\n',
  );
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])("%j is no formula in the file", (cell) => {
  expect(csvLine([cell]).replace(/^"/, "")).toMatch(/^'/);
});

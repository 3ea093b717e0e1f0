import { expect, test } from "vitest";
import { linesOf, mostProblem, siteProblems } from "./problems";

const problemOf = (site: string) => siteProblems([site])[0];

test.each([
  "https://example.com",
  "https://example.com/",
  "HTTPS://Example.com",
  "http://localhost:3000",
  "https://*.example.com",
  "",
  "   ",
])("%j is right, or nothing yet", (site) => {
  expect(problemOf(site)).toBeNull();
});

test.each([
  ["example.com", "Write it with https:// in front: https://example.com"],
  ["www.example.com/shop?a=1", "Write it with https:// in front: https://www.example.com"],
  ["localhost:3000", "Write it with https:// in front: https://localhost:3000"],
  ["https://example.com/shop", "Only the site, without a page of it: https://example.com"],
  ["https://example.com?x=1", "Only the site, without a page of it: https://example.com"],
  ["https://me:pw@example.com", "Leave out the name before the @: https://example.com"],
  ["*", "Every site at once cannot be allowed. Name the sites, one a line."],
  ["https://*", "Every site at once cannot be allowed. Name the sites, one a line."],
  ["https://*.com", "A * may stand for sub-domains of one domain, such as https://*.example.com."],
  ["https://shop.*.example.com", "A * may stand only at the front, such as https://*.example.com."],
  ["ftp://example.com", "It must begin with https:// (or http:// while you try things out)."],
  ["https://", "This is not the address of a site. Write it as https://example.com."],
  ["my site", "Write it as https://example.com."],
])("%j: %s", (site, words) => {
  expect(problemOf(site)).toBe(words);
});

test("a site that is there twice is named where it comes again", () => {
  expect(siteProblems(["https://a.example", "", "https://A.example/", ""])).toEqual([
    null,
    null,
    "This site is in the list already.",
    null,
  ]);
});

test("a limit is a whole number, or left to us", () => {
  expect(["", " 5 ", "1000000"].map(mostProblem)).toEqual([null, null, null]);
  for (const wrong of ["0", "-1", "1.5", "many", "1000001"])
    expect(mostProblem(wrong)).toBe("Write a whole number from 1 to 1,000,000, or nothing.");
});

test("lines that hold nothing are passed over", () => {
  expect(linesOf("\n When? \n\nWhere?")).toEqual(["When?", "Where?"]);
});

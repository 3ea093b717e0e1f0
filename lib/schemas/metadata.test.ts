import { describe, expect, test } from "vitest";
import { Metadata, MetadataFilter, toMetadataValue } from "./metadata";

const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`k${n}`, n]));

describe("metadata", () => {
  test.each([
    {},
    { team: "sales", year: 2026, isPublic: false },
    { "größe/m²": 1.5 },
    { tags: ["a", "b"] },
    many(50),
  ])("%j", (value) => {
    expect(Metadata.parse(value)).toEqual(value);
  });

  test.each([
    ...[
      null,
      [],
      "a",
      { a: null },
      { a: [] },
      { a: [1] },
      { a: [["b"]] },
      { a: { b: 1 } },
      { a: "" },
      { a: "x".repeat(501) },
    ],
    ...[{ "": 1 }, { ["x".repeat(101)]: 1 }, { "a\nb": 1 }, { a: "b\u0000" }, { a: Number.NaN }, many(51)],
  ])("not %j", (value) => {
    expect(Metadata.safeParse(value).success).toBe(false);
  });
});

test("a filter names a value or several", () => {
  const filter = { team: "sales", year: [2025, 2026], isPublic: true };
  expect(MetadataFilter.parse(filter)).toEqual(filter);
  for (const wrong of [{ a: [] }, { a: [null] }, { a: { gt: 1 } }, many(11)])
    expect(MetadataFilter.safeParse(wrong).success).toBe(false);
});

test("a key that would reach into JavaScript is left out", () => {
  expect(Metadata.parse(JSON.parse('{"__proto__": "x", "a": 1}'))).toEqual({ a: 1 });
  for (const key of ["_a", "$a", " "]) expect(Metadata.safeParse({ [key]: 1 }).success).toBe(false);
});

test("tags are written with commas; other values are what they look like", () => {
  expect(toMetadataValue("tags", " prices, eu,, prices ")).toEqual(["prices", "eu"]);
  expect(toMetadataValue("team", "sales, eu")).toBe("sales, eu");
  expect(toMetadataValue("year", "2026")).toBe(2026);
});

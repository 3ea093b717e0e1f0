import { expect, test } from "vitest";
import { idPattern, newId } from "./ids";

test("ids sort as they were made, however fast", () => {
  const ids = Array.from({ length: 3_000 }, () => newId("message"));
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});

test("an id says what it names, and is no other kind's", () => {
  expect(newId("message")).toMatch(idPattern("message"));
  expect(newId("message")).not.toMatch(idPattern("document"));
});

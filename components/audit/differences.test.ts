import { expect, test } from "vitest";
import { differencesOf } from "./differences";

test("only what changed is told, in words", () => {
  expect(
    differencesOf({ role: "reader", hasKey: false, same: [1] }, { role: "admin", hasKey: true, same: [1] }),
  ).toEqual([
    { name: "role", before: "reader", after: "admin" },
    { name: "has key", before: "no", after: "yes" },
  ]);
});

test("with one side alone, the other is not there", () => {
  expect(differencesOf(null, { lastUsedAt: null, scopes: ["read", "write"], limits: { chat: 1 } })).toEqual([
    { name: "last used at", before: null, after: "nothing" },
    { name: "scopes", before: null, after: "read, write" },
    { name: "limits", before: null, after: '{"chat":1}' },
  ]);
  expect(differencesOf({ error: "" }, undefined)).toEqual([
    { name: "error", before: "nothing", after: null },
  ]);
});

test("nothing told makes no difference", () => {
  expect(differencesOf(null, null)).toEqual([]);
  expect(differencesOf("dark", "light")).toEqual([{ name: "value", before: "dark", after: "light" }]);
});

import { expect, test } from "vitest";
import { isEnough } from "@/lib/core/contrast";
import { DEFAULT_LOOK } from "@/lib/schemas/widget";
import { troubleOf } from "./contrast-words";
import { pagesOf } from "./pages";

test("our own colour is seen on light and on dark", () => {
  expect(troubleOf(DEFAULT_LOOK.colour, "auto")).toBeNull();
});

test("yellow is hard to see on a light page alone, and a darker one is offered", () => {
  const trouble = troubleOf("#facc15", "auto");
  expect(trouble?.words).toBe("On a light page it is hard to see: its contrast is 1.5, and needs 3.");
  const better = trouble?.better ?? "";
  expect(
    isEnough(
      better,
      pagesOf("auto").map(({ colour }) => colour),
    ),
  ).toBe(true);
  expect(troubleOf(better, "auto")).toBeNull();
  expect(troubleOf("#facc15", "dark")).toBeNull();
});

test("navy is hard to see on a dark page alone", () => {
  expect(troubleOf("#172554", "auto")?.words).toContain("On a dark page");
  expect(troubleOf("#172554", "light")).toBeNull();
});

test("what just misses does not read as enough", () => {
  // 2.98 on white.
  expect(troubleOf("#959595", "light")?.words).toContain("is 2.9,");
});

test("what is no colour yet is the field's to say", () => {
  expect(troubleOf("#12", "auto")).toBeNull();
});

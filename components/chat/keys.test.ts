import { expect, test } from "vitest";
import { pageKey } from "./keys";

const NONE = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

test.each([
  ["/", {}, false, "write"],
  ["/", {}, true, null],
  ["/", { ctrlKey: true }, false, null],
  ["/", { metaKey: true }, false, null],
  ["/", { shiftKey: true }, false, "write"],
  ["Escape", {}, true, "stop"],
  ["Escape", {}, false, "stop"],
  ["a", {}, false, null],
] as const)("%s %o while writing: %s asks to %s", (key, more, isWriting, expected) => {
  expect(pageKey({ ...NONE, key, ...more }, isWriting)).toBe(expected);
});

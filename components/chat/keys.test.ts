import { expect, test } from "vitest";
import { isSendKey, pageKey } from "./keys";

const NONE = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const ENTER = { ...NONE, key: "Enter", isComposing: false, keyCode: 13 };

test.each([
  ["Enter", ENTER, true],
  ["Ctrl + Enter", { ...ENTER, ctrlKey: true }, true],
  ["Shift + Enter", { ...ENTER, shiftKey: true }, false],
  ["Alt + Enter", { ...ENTER, altKey: true }, false],
  ["Enter that takes over a character", { ...ENTER, isComposing: true }, false],
  ["the same in Safari", { ...ENTER, keyCode: 229 }, false],
  ["a letter", { ...ENTER, key: "a", keyCode: 65 }, false],
])("%s sends: %o", (_, press, expected) => {
  expect(isSendKey(press)).toBe(expected);
});

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

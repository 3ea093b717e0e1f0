import { expect, test } from "vitest";
import { isSendKey } from "./send-key";

const ENTER = { key: "Enter", altKey: false, shiftKey: false, isComposing: false, keyCode: 13 };

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

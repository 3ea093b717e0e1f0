import { expect, test } from "vitest";
import { askerOf } from "./conversation-text";

test.each([
  [{ isMine: true, askedBy: "Olga", channel: "dashboard" }, "You"],
  [{ isMine: false, askedBy: "Rita", channel: "dashboard" }, "Rita"],
  [{ isMine: false, askedBy: "Help desk", channel: "api" }, "Help desk"],
  [{ isMine: false, askedBy: null, channel: "api" }, "A deleted token"],
  [{ isMine: false, askedBy: null, channel: "dashboard" }, "A former member"],
] as const)("%o was asked by %s", (conversation, expected) => {
  expect(askerOf(conversation)).toBe(expected);
});

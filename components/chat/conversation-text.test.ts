import { expect, test } from "vitest";
import { askerOf, pageLabel } from "./conversation-text";

test.each([
  [{ isMine: true, askedBy: "Olga", channel: "dashboard" }, "You"],
  [{ isMine: false, askedBy: "Rita", channel: "dashboard" }, "Rita"],
  [{ isMine: false, askedBy: "Help desk", channel: "api" }, "Help desk"],
  [{ isMine: false, askedBy: null, channel: "api" }, "A deleted token"],
  [{ isMine: false, askedBy: null, channel: "dashboard" }, "A former member"],
] as const)("%o was asked by %s", (conversation, expected) => {
  expect(askerOf(conversation)).toBe(expected);
});

test.each([
  ["https://example.com/", "example.com"],
  ["https://example.com/shop/shoes", "example.com/shop/shoes"],
  ["http://localhost:3000/a", "localhost:3000/a"],
  ["https://example.com/caf%C3%A9", "example.com/café"],
  ["https://example.com/100%", "example.com/100%"],
  ["no address", "no address"],
])("%s reads as %s", (page, label) => {
  expect(pageLabel(page)).toBe(label);
});

import { expect, test } from "vitest";
import { readNumbers } from "./check-by-model";

test.each([
  ["none", []],
  [" None. ", []],
  ["2", [2]],
  ["1, 3", [1, 3]],
])("a reply of numbers is read: %j", (reply, numbers) => {
  expect([...(readNumbers(reply, 3) ?? ["nothing"])]).toEqual(numbers);
});

test.each(["", "4", "0", "1 and 2", "All are supported.", "1, two", "-1", "none, 1"])(
  "anything else is no verdict: %j",
  (reply) => expect(readNumbers(reply, 3)).toBeNull(),
);

import { expect, test } from "vitest";
import { LimitValues, toLimits, toLimitValues } from "./limit-values";

test("limits survive their form, and an empty field is the plan's", () => {
  const limits = { requestsPerMinute: { read: 0, chat: 20 } };
  expect(toLimitValues(limits)).toEqual({ read: "0", write: "", chat: "20" });
  expect(toLimits(toLimitValues(limits))).toEqual(limits);
  expect(toLimits(toLimitValues({}))).toEqual({});
});

test.each(["-1", "1.5", "many", "1000001"])("%s is no limit", (read) => {
  expect(LimitValues.safeParse({ read, write: "", chat: "" }).success).toBe(false);
});

import { expect, test } from "vitest";
import { LimitValues, toLimits, toLimitValues } from "./limit-values";

const EMPTY = toLimitValues({});

test("limits survive their form, and an empty field is the plan's", () => {
  const limits = {
    ...{ bots: 3, storageBytes: 250_000_000, messagesPerDay: null, retentionDays: 14 },
    requestsPerMinute: { read: 0, chat: 20 },
  };
  expect(toLimitValues(limits)).toMatchObject({
    ...{ read: "0", write: "", chat: "20" },
    ...{ bots: "3", storageBytes: "250", messagesPerDay: "none", sources: "", retentionDays: "14" },
  });
  expect(toLimits(toLimitValues(limits))).toEqual(limits);
  expect(toLimits(EMPTY)).toEqual({});
});

test.each([
  ["read", "-1"],
  ["read", "1.5"],
  ["read", "none"],
  ["read", "1000001"],
  ["bots", "many"],
  ["bots", "-2"],
  ["retentionDays", "0"],
  ["retentionDays", "4000"],
])("%s: %s is no limit", (key, value) => {
  expect(LimitValues.safeParse({ ...EMPTY, [key]: value }).success).toBe(false);
});

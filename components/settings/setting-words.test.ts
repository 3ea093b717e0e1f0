import { expect, test } from "vitest";
import { SETTING_KEYS, SETTINGS } from "@/lib/schemas/settings";
import { fromText, problemWith, sourceInWords, toText, valueInWords } from "./setting-words";

test.each(SETTING_KEYS)("the default of %s survives being typed", (key) => {
  const { initial } = SETTINGS[key];
  expect(fromText(key, toText(initial))).toEqual(initial);
  expect(problemWith(key, toText(initial))).toBeNull();
});

test("wrong values are told from right ones", () => {
  expect(problemWith("sessionMaxAgeDays", "")).toMatch("1 to 365");
  expect(problemWith("sessionMaxAgeDays", "366")).toMatch("1 to 365");
  expect(problemWith("conversationRetentionDays", "3650")).toBeNull();
  expect(problemWith("conversationRetentionDays", "3651")).toMatch("1 to 3650");
  expect(problemWith("conversationRetentionDays", "1.5")).toMatch("whole number");
  expect(problemWith("timeZone", "Mars/Base")).toMatch("no such time zone");
});

test("values and where they come from are said in words", () => {
  expect(valueInWords("conversationRetentionDays", null)).toBe("Kept for ever");
  expect(valueInWords("conversationRetentionDays", 1)).toBe("1 day");
  expect(valueInWords("signup", "invite")).toBe("Who is invited");
  expect(sourceInWords({ source: "environment", variable: "SIGNUP" })).toMatch("SIGNUP");
  expect(sourceInWords({ source: "tenant", variable: null })).toBe("Chosen by this team.");
});

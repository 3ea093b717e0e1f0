import { expect, test } from "vitest";
import { resolve, SETTING_KEYS, SETTINGS } from "./settings";

test("the environment beats the user, the user the tenant, the tenant the system, the system the default", () => {
  const choices = { user: "Asia/Tokyo", tenant: "Europe/Rome", system: "America/Lima" };
  expect(resolve("timeZone", { timeZone: "UTC" }, choices)).toEqual({ value: "UTC", source: "environment" });
  expect(resolve("timeZone", {}, choices)).toEqual({ value: "Asia/Tokyo", source: "user" });
  expect(resolve("timeZone", {}, { ...choices, user: undefined })).toEqual({
    value: "Europe/Rome",
    source: "tenant",
  });
  expect(resolve("timeZone", {}, { system: "America/Lima" })).toEqual({
    value: "America/Lima",
    source: "system",
  });
  expect(resolve("timeZone", {}, {})).toEqual({ value: "UTC", source: "default" });
});

test("null is a choice where it is allowed", () => {
  expect(resolve("conversationRetentionDays", {}, { tenant: null, system: 30 })).toEqual({
    value: null,
    source: "tenant",
  });
});

test("what is not allowed on a level, or not any more, does not count", () => {
  expect(resolve("signup", {}, { tenant: "closed" })).toEqual({ value: "open", source: "default" });
  expect(resolve("timeZone", {}, { user: "Mars/Olympus", system: "Asia/Tokyo" }).source).toBe("system");
});

test("every default is allowed", () => {
  for (const key of SETTING_KEYS)
    expect(SETTINGS[key].schema.safeParse(SETTINGS[key].initial).success, key).toBe(true);
});

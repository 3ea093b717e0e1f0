import { expect, test } from "vitest";
import { newId } from "@/lib/core/ids";
import { CreateTokenBody } from "@/lib/schemas/api-token";
import { NEW_TOKEN, TokenValues, toTokenBody } from "./token-values";

const VALUES = { ...NEW_TOKEN, name: "CI" };
const issuesOf = (values: TokenValues) =>
  TokenValues.safeParse(values).error?.issues.map(({ path }) => path.join(".")) ?? [];

test("what the form has is what the API takes", () => {
  expect(CreateTokenBody.parse(toTokenBody(VALUES))).toEqual({ name: "CI", scopes: ["read"] });
  const botIds = [newId("bot")];
  const full = { ...VALUES, scope: "admin" as const, reach: "some" as const, botIds, expiry: "30" };
  expect(CreateTokenBody.parse(toTokenBody(full))).toMatchObject({ scopes: ["admin"], botIds });
  expect(CreateTokenBody.parse(toTokenBody(full)).expiresAt).toMatch(/Z$/);
});

test("bots that were chosen and then left aside are not sent", () => {
  expect(toTokenBody({ ...VALUES, botIds: [newId("bot")] }).botIds).toBeUndefined();
});

test("missing names, bots and days are found", () => {
  expect(issuesOf(VALUES)).toEqual([]);
  expect(issuesOf({ ...VALUES, name: " " })).toEqual(["name"]);
  expect(issuesOf({ ...VALUES, reach: "some" })).toEqual(["botIds"]);
  expect(issuesOf({ ...VALUES, expiry: "day" })).toEqual(["day"]);
  expect(issuesOf({ ...VALUES, expiry: "day", day: "2020-01-01" })).toEqual(["day"]);
});

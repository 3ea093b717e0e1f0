import { expect, test } from "vitest";
import {
  ChangedConnectionValues,
  NEW_CONNECTION,
  NewConnectionValues,
  toCreateBody,
  toUpdateBody,
} from "./connection-values";

const wrong = (schema: typeof NewConnectionValues, values: typeof NEW_CONNECTION) =>
  schema.safeParse(values).error?.issues.map(({ path }) => path[0]) ?? [];

test("a provider asks for a key, one's own server for an address", () => {
  expect(wrong(NewConnectionValues, NEW_CONNECTION)).toEqual(["name", "secret"]);
  const own = { ...NEW_CONNECTION, name: "Ours", provider: "openai_compatible" as const };
  expect(wrong(NewConnectionValues, own)).toEqual(["baseUrl"]);
  expect(wrong(NewConnectionValues, { ...own, baseUrl: "http://models.example/v1" })).toEqual([]);
});

test("an address typed before another provider was chosen is not sent", () => {
  const values = { ...NEW_CONNECTION, name: "A", baseUrl: "http://models.example/v1", secret: "key" };
  expect(toCreateBody(values)).toEqual({ name: "A", provider: "openai", secret: "key" });
});

test("an empty key and an address that stayed are left as they are", () => {
  const values = {
    name: "A",
    provider: "openai_compatible" as const,
    baseUrl: "http://a.example/v1",
    secret: " ",
  };
  expect(toUpdateBody(values, { baseUrl: "http://a.example/v1" })).toEqual({ name: "A" });
  expect(toUpdateBody({ ...values, secret: "new" }, { baseUrl: "http://b.example/v1" })).toEqual({
    name: "A",
    baseUrl: "http://a.example/v1",
    secret: "new",
  });
  expect(wrong(ChangedConnectionValues, { ...values, baseUrl: "nowhere" })).toEqual(["baseUrl"]);
});

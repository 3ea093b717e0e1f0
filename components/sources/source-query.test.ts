import { expect, test } from "vitest";
import { ListSourcesQuery } from "@/lib/schemas/source";
import { toSourcesQuery } from "./source-query";

const BOT = "bot_01jd3qk5v8c2m4n6p8r0s2t4v6";

test("an address without filters asks for everything", () => {
  expect(toSourcesQuery({})).toMatchObject({
    filter: {},
    query: {},
    apiPath: "/sources?",
    isFiltered: false,
  });
  expect(toSourcesQuery({ search: " " }).isFiltered).toBe(false);
});

test("the page and its look for news ask for the same", () => {
  const { query, apiPath } = toSourcesQuery({
    bot: BOT,
    type: "url",
    status: "ready",
    search: "a b&c",
    cursor: "x",
  });
  expect(ListSourcesQuery.safeParse(query).success).toBe(true);
  const params = Object.fromEntries(new URLSearchParams(apiPath.split("?")[1]));
  expect(params).toEqual({ ...query });
  expect(query).toEqual({ botId: BOT, type: "url", status: "ready", search: "a b&c", cursor: "x" });
});

test("of a name given twice the first counts", () => {
  expect(toSourcesQuery({ type: ["url", "text"] }).query).toEqual({ type: "url" });
});

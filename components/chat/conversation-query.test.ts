import { expect, test } from "vitest";
import { exportHref, isFiltered, toConversationFilter } from "./conversation-query";

test("an address becomes a filter; what is none is left out", () => {
  const address = { mine: "true", channel: "api", feedback: "down", answer: "unsure", search: " refund " };
  const days = { from: "2026-11-21", to: "2026-11-21" };
  expect(toConversationFilter({ ...address, ...days })).toEqual({
    ...{ mine: "true", channel: "api", feedback: "down", answer: "unsure", search: " refund " },
    ...{ from: "2026-11-21T00:00:00.000Z", to: "2026-11-22T00:00:00.000Z" },
  });
  const odd = { mine: "yes", channel: "fax", feedback: "so-so", answer: "?", search: " ", from: "today" };
  expect(toConversationFilter(odd)).toEqual({ mine: "false" });
});

test("only what narrows the list counts as a filter", () => {
  expect(isFiltered(toConversationFilter({}))).toBe(false);
  expect(isFiltered(toConversationFilter({ mine: "true" }))).toBe(true);
  expect(isFiltered(toConversationFilter({ answer: "refused" }))).toBe(true);
});

test("the file is of the same filter", () => {
  const href = exportHref("team", "jsonl", toConversationFilter({ feedback: "up", search: "a&b" }));
  expect(href).toBe(
    "/api/v1/conversations/export?tenant=team&format=jsonl&mine=false&feedback=up&search=a%26b",
  );
});

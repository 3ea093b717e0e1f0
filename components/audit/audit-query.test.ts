import { expect, test } from "vitest";
import { csvHref, toAuditFilter } from "./audit-query";

test("days become times, the last one to its end", () => {
  expect(toAuditFilter({ from: "2026-02-28", to: "2026-02-28" })).toEqual({
    from: "2026-02-28T00:00:00.000Z",
    to: "2026-03-01T00:00:00.000Z",
  });
});

test.each(["2026-13-01", "yesterday", ""])("%o is no day", (from) => {
  expect(toAuditFilter({ from })).toEqual({});
});

test("the file is filtered as the list is, without its place", () => {
  expect(csvHref("a", { person: "usr_1", action: "bot", cursor: "x" })).toBe(
    "/api/v1/audit/export?tenant=a&actorId=usr_1&action=bot",
  );
});

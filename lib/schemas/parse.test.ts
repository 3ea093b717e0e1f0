import { expect, test } from "vitest";
import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { ChatBody } from "./chat";
import { parseInput } from "./parse";
import { PreviewBody } from "./preview";

function issuesOf(schema: z.ZodType, value: unknown) {
  try {
    parseInput(schema, value);
  } catch (thrown) {
    return AppError.from(thrown).details?.issues;
  }
  return [];
}
const messageOf = (schema: z.ZodType, value: unknown) => issuesOf(schema, value)?.[0]?.message;

test.each([
  [z.enum(["fast", "precise", "both"]), "slow", "must be one of fast, precise or both"],
  [z.literal("page"), "site", "must be page"],
  [z.literal([1, 2]), 3, "must be one of 1 or 2"],
  [z.string(), 7, "must be a text"],
  [z.string(), null, "must be a text"],
  [z.number(), "7", "must be a number"],
  [z.number().int(), 7.5, "must be a whole number"],
  [z.boolean(), "yes", "must be true or false"],
  [z.array(z.string()), "a", "must be a list"],
  [z.strictObject({}), [], "must be an object"],
  [z.number().max(50), 51, "must be at most 50"],
  [z.number().min(1), 0, "must be at least 1"],
  [z.number().gt(1), 1, "must be more than 1"],
  [z.string().max(5_000), "a".repeat(5_001), "must have at most 5,000 characters"],
  [z.string().min(1), "", "must have at least 1 character"],
  [z.array(z.string()).min(2), [], "must have at least 2 entries"],
  [z.iso.datetime(), "yesterday", "must be a time such as 2026-01-31T12:00:00Z"],
  [z.email(), "me", "must be an email address"],
  [z.union([z.string(), z.number()]), true, "must be a text or a number"],
  [z.string().max(3, "is too long for a code"), "four", "is too long for a code"],
])("%#: what is wrong is said in plain words", (schema, value, words) => {
  expect(messageOf(schema, value)).toBe(words);
});

test("what is missing is called missing, and what may be named instead of a wrong type", () => {
  const body = z.strictObject({ name: z.string(), kind: z.enum(["a", "b"]) });
  expect(issuesOf(body, {})).toEqual([
    { path: ["name"], message: "is missing" },
    { path: ["kind"], message: "is missing; it must be one of a or b" },
  ]);
  expect(issuesOf(PreviewBody, { type: "folder" })).toEqual([
    { path: ["type"], message: "must be one of website, sitemap or file" },
  ]);
});

test("a field that is not known is named", () => {
  expect(issuesOf(z.strictObject({ a: z.string() }), { a: "", b: 1 })).toEqual([
    { path: ["b"], message: "is not a field of this" },
  ]);
});

test("a filter by a word of the team's own leads to metadata", () => {
  const [issue] = issuesOf(ChatBody, { message: "Hello", filter: { team: "sales" } }) ?? [];
  expect(issue?.path).toEqual(["filter", "team"]);
  expect(issue?.message).toContain('{"metadata": {"team": "sales"}}');
});

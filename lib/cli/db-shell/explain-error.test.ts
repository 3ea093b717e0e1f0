import { expect, test } from "vitest";
import { explainError } from "./explain-error";

const spell = async (name: string) => (name === "tenant" ? '"Tenant"' : undefined);

test("shows the line and marks the place, counted in signs", async () => {
  const sql = "select '📚',\n  nothing from x";
  const error = { message: 'column "nothing" does not exist', position: "15", hint: "Look again." };
  expect((await explainError(error, sql, spell)).split("\n")).toEqual([
    'ERROR: column "nothing" does not exist',
    "LINE 2:   nothing from x",
    "          ^",
    "HINT: Look again.",
  ]);
});

test("knows that a table is there under another spelling", async () => {
  const error = { message: 'relation "tenant" does not exist', code: "42P01" };
  expect(await explainError(error, "select 1", spell)).toMatch(/quotes: "Tenant"$/);
  const other = { message: 'relation "nobody" does not exist', code: "42P01" };
  expect(await explainError(other, "select 1", spell)).toBe('ERROR: relation "nobody" does not exist');
});

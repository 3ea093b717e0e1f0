import { expect, test } from "vitest";
import { AppError, validationFailed } from "@/lib/core/errors";
import { importedWords, importProblems } from "./import-words";

test("what came of a table, in words", () => {
  expect(importedWords({ added: 1, changed: 0 })).toBe("1 question was added, 0 were changed.");
  expect(importedWords({ added: 12, changed: 1 })).toBe("12 questions were added, 1 was changed.");
});

test("each thing that is wrong has its row and column", () => {
  const error = validationFailed([
    { path: ["csv", 2, "document"], message: "“x” is no document of this bot" },
    { path: ["csv", 3], message: "must not be empty" },
    { path: ["csv"], message: "The table names a column twice" },
  ]);
  expect(importProblems(error)).toEqual([
    "Row 2, “document”: “x” is no document of this bot.",
    "Row 3: This must not be empty.",
    "The table names a column twice.",
  ]);
  expect(importProblems(new AppError("quota_exceeded", "Too many."))).toEqual(["Too many."]);
});

import { expect, test } from "vitest";
import { validationFailed } from "@/lib/core/errors";
import { importProblem, importWords } from "./import-words";

test("says how many rows found a document", () => {
  const result = { rows: 3, matched: 3, documents: 3, unmatched: [] };
  expect(importWords(result)).toBe("All 3 rows found a document; 3 documents were changed.");
  expect(importWords({ ...result, matched: 1, documents: 1 })).toBe(
    "1 of 3 rows found a document; 1 document was changed.",
  );
  expect(importWords({ ...result, matched: 0, documents: 0 })).toContain("Nothing was changed");
});

test("says where a table is wrong", () => {
  const wrong = validationFailed([{ path: ["csv", 3, "team"], message: "must not be empty" }]);
  expect(importProblem(wrong)).toBe("Row 3, “team”: This must not be empty. Nothing was changed.");
  const whole = validationFailed([{ path: ["csv"], message: "The table has no rows" }]);
  expect(importProblem(whole)).toBe("The table has no rows. Nothing was changed.");
});

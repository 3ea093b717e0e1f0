import { expect, test } from "vitest";
import { receiptLines } from "./receipt-lines";

test("counts in words, also of kinds that nobody put into words yet", () => {
  expect(receiptLines({ accounts: 1, memberships: 2, identities: 1, visits: 3 })).toEqual([
    "1 account",
    "2 memberships of teams",
    "1 linked account",
    "3 visits",
  ]);
});

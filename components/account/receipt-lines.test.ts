import { expect, test } from "vitest";
import { receiptLines } from "./receipt-lines";

test("counts in words and in order, also of kinds that nobody put into words yet", () => {
  expect(receiptLines({ visits: 3, memberships: 2, accounts: 1, identities: 1 })).toEqual([
    "1 account",
    "2 memberships of teams",
    "1 linked account",
    "3 visits",
  ]);
});

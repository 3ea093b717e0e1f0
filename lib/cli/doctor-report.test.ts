import { expect, test } from "vitest";
import type { Examination, Finding } from "@/lib/services/upkeep";
import { linesOf } from "./doctor-report";

const finding: Finding = { tenant: "acme", subject: "doc_1", problem: "it is ill", repair: null };
const summaryOf = (examination: Partial<Examination>) =>
  linesOf({ tenants: 1, documents: 1, findings: [], ...examination }).at(-1);

test.each([
  [{}, "Looked at 1 document of 1 team: nothing was wrong."],
  [
    { documents: 0, tenants: 2, findings: [finding] },
    "Looked at 0 documents of 2 teams: 1 thing was not right.",
  ],
  [
    { documents: 1200, findings: [finding, finding] },
    "Looked at 1200 documents of 1 team: 2 things were not right.",
  ],
])("the summary counts in words that fit: %j", (examination, summary) => {
  expect(summaryOf(examination)).toBe(summary);
});

test("says what was checked, and names a document beside its id", () => {
  const named = { ...finding, name: "Prices, prices.pdf", repair: "it is unpacked again" };
  const lines = linesOf({ tenants: 1, documents: 1, findings: [finding, named] });
  expect(lines).toEqual([
    "✗ acme, doc_1: it is ill; this is for people to mend",
    "~ acme, doc_1 (Prices, prices.pdf): it is ill; it is unpacked again",
    expect.stringMatching(/^Checked: .*originals.*index.*audit log\.$/),
    expect.stringMatching(/^Looked at/),
  ]);
});

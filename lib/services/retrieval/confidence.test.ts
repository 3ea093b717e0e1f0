import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { QueryTerm } from "../_kit/ports";
import { analyze, analyzeQuery } from "./analysis";
import { confidenceOf, coverageOf, DEFAULT_THRESHOLD } from "./confidence";

const PASSAGES = [
  "The Panthers defense gave up just 308 points, ranking sixth in the league, while leading in interceptions.",
  "A prime number is a natural number greater than one that has no positive divisors other than one and itself.",
  "The steam engine indicator traces on paper the pressure in the cylinder throughout the cycle.",
  "Anti-inflammatory drugs are often used to control the effects of inflammation.",
].map((text) => analyze(text, "en"));

const documentFrequency = new Map<string, number>();
for (const passage of PASSAGES) {
  for (const form of new Set(passage)) documentFrequency.set(form, (documentFrequency.get(form) ?? 0) + 1);
}
const statistics = { entries: 2_000, documentFrequency };
const confidence = (question: string, passages = PASSAGES) =>
  confidenceOf({ terms: analyzeQuery(question, { language: "en" }), statistics, passages });

describe("confidenceOf", () => {
  it("is high for what a passage answers, low for what none speaks of", () => {
    expect(confidence("How many points did the Panthers defense give up?")).toBeGreaterThan(0.6);
    expect(confidence("What does the steam engine indicator trace?")).toBeGreaterThan(0.6);
    expect(confidence("How do I reset my password in the mobile app?")).toBe(0);
    expect(confidence("How many kangaroos live in Australia?")).toBeLessThan(DEFAULT_THRESHOLD);
  });

  it("falls with each thing asked for that is nowhere", () => {
    const all = confidence("steam engine indicator pressure");
    const most = confidence("steam engine indicator temperature");
    const some = confidence("diesel engine indicator temperature");
    expect(all).toBeGreaterThan(most);
    expect(most).toBeGreaterThan(some);
  });

  it("falls far when the one thing that is asked for by its number stands nowhere", () => {
    const known = ["Error E-1042 means that the pump of the cooling circuit ran dry."].map((text) =>
      analyze(text, "en"),
    );
    const counts = new Map([...new Set(known.flat())].map((form) => [form, 1]));
    const sure = (question: string) =>
      confidenceOf({
        terms: analyzeQuery(question, { language: "en" }),
        statistics: { entries: 100, documentFrequency: counts },
        passages: known,
      });
    const [right, wrong] = [sure("What does error E-1042 mean?"), sure("What does error E-1044 mean?")];
    expect(right).toBeGreaterThan(DEFAULT_THRESHOLD);
    expect(wrong).toBeLessThan(DEFAULT_THRESHOLD);
    expect(sure("Which pump of the 1950s ran dry for the 3rd time?")).toBeGreaterThan(DEFAULT_THRESHOLD);
  });

  it("does not count what is spread over passages as if one said it", () => {
    expect(confidence("steam inflammation prime Panthers")).toBeLessThan(
      confidence("steam engine cylinder cycle"),
    );
  });

  it("is 0 without terms, passages or entries", () => {
    expect(confidence("")).toBe(0);
    expect(confidence("steam engine", [])).toBe(0);
    const terms = analyzeQuery("steam engine");
    const empty = { entries: 0, documentFrequency: new Map() };
    expect(confidenceOf({ terms, statistics: empty, passages: [] })).toBe(0);
  });

  it("lets vectors add, as far as they are trusted, and never take away", () => {
    const terms = analyzeQuery("unspoken matter");
    const hits = [0.8, 0.4, 0.3, 0.28, 0.25].map((score) => ({ score }));
    const told = (share: number) =>
      confidenceOf({ terms, statistics, passages: PASSAGES, dense: { hits, share } });
    expect(told(0)).toBe(0);
    expect(told(0.6)).toBeGreaterThan(DEFAULT_THRESHOLD);
    const flat = hits.map(() => ({ score: 0.3 }));
    expect(confidenceOf({ terms, statistics, passages: PASSAGES, dense: { hits: flat, share: 1 } })).toBe(0);
  });

  it("is between 0 and 1, whatever it is given, and no lower with one passage more", () => {
    const form = fc.constantFrom("steam", "engin", "prime", "number", "zebra", "drug");
    const term: fc.Arbitrary<QueryTerm> = fc.record({
      forms: fc.array(form, { minLength: 1, maxLength: 3 }),
      weight: fc.double({ min: 0.1, max: 4, noNaN: true }),
    });
    const passage = fc.array(form, { maxLength: 200 });
    fc.assert(
      fc.property(
        fc.array(term, { maxLength: 8 }),
        fc.array(passage, { maxLength: 4 }),
        passage,
        fc.integer({ min: 0, max: 5_000 }),
        (terms, passages, more, entries) => {
          const some = { entries, documentFrequency };
          const told = confidenceOf({ terms, statistics: some, passages });
          expect(told >= 0 && told <= 1).toBe(true);
          const withMore = confidenceOf({ terms, statistics: some, passages: [...passages, more] });
          expect(withMore).toBeGreaterThanOrEqual(told);
        },
      ),
    );
  });
});

describe("coverageOf", () => {
  it("is the share of what an entry full of every term would get", () => {
    const terms: QueryTerm[] = [{ forms: ["steam"], weight: 1 }];
    const rarity = Math.log(1 + (2_000 - 1 + 0.5) / 1.5);
    expect(coverageOf(terms, statistics, [{ score: rarity * 1.1 }])).toBeCloseTo(0.5, 10);
    expect(coverageOf(terms, statistics, [])).toBe(0);
    expect(coverageOf([], statistics, [{ score: 3 }])).toBe(0);
  });
});

import { describe, expect, it } from "vitest";
import { documentWeights, rarityOf, type ScoredTerm, Scorer } from "./score";

const [APPLE, APPLES, PIE, CREAM, OTHER] = [1, 2, 3, 4, 5 + 4_096];
const term = (forms: number[], more: Partial<ScoredTerm> = {}): ScoredTerm => ({
  forms,
  weight: 1,
  rarity: 2,
  isFragment: false,
  ...more,
});
const score = (terms: ScoredTerm[], hashes: number[], titleLength = 0) =>
  new Scorer(terms, 10).score(Uint32Array.from(hashes), titleLength);
const filler = (count: number) => new Array<number>(count).fill(OTHER);

describe("Scorer", () => {
  it("gives BM25's value for one term", () => {
    const expected = (2 * 2 * 2.2) / (2 + 1.2 * (0.4 + 0.6 * (12 / 10)));
    expect(score([term([APPLE])], [APPLE, ...filler(10), APPLE])).toBeCloseTo(expected, 10);
  });

  it("counts the forms of one term as one", () => {
    const both = score([term([APPLE, APPLES])], [APPLE, APPLES, ...filler(8)]);
    expect(both).toBeCloseTo(score([term([APPLE])], [APPLE, ...filler(9)]), 10);
  });

  it("puts the title above the body, near above far, and nothing at zero", () => {
    const terms = [term([APPLE]), term([PIE])];
    expect(score(terms, [APPLE, ...filler(9)], 1)).toBeGreaterThan(
      score(terms, [OTHER, APPLE, ...filler(8)], 1),
    );
    const near = score(terms, [APPLE, PIE, ...filler(20)]);
    const far = score(terms, [APPLE, ...filler(20), PIE]);
    expect(near).toBeGreaterThan(far);
    expect(score(terms, filler(10))).toBe(0);
    expect(score(terms, [])).toBe(0);
  });

  it("takes no overlap of fragments for nearness", () => {
    const fragments = [term([APPLE], { isFragment: true }), term([PIE], { isFragment: true })];
    const words = [term([APPLE]), term([PIE])];
    const hashes = [APPLE, CREAM, PIE, ...filler(5)];
    expect(score(fragments, hashes)).toBeLessThan(score(words, hashes));
  });
});

describe("documentWeights", () => {
  it("multiplied with rarities it is what Scorer gives, where no two terms are near each other", () => {
    const hashes = [PIE, APPLE, ...filler(12), APPLE, ...filler(9), CREAM];
    const terms = [term([APPLE]), term([CREAM], { rarity: 3, weight: 0.5 })];
    const weights = documentWeights(Uint32Array.from(hashes), 1, 10);
    expect(2 * (weights.get(APPLE) ?? 0) + 1.5 * (weights.get(CREAM) ?? 0)).toBeCloseTo(
      score(terms, hashes, 1),
      10,
    );
    expect(weights.get(PIE)).toBeGreaterThan(weights.get(CREAM) ?? 0);
    expect([...weights.keys()].sort()).toEqual([APPLE, CREAM, OTHER, PIE].sort());
  });
});

describe("rarityOf", () => {
  it("falls with the number of holders and is never negative", () => {
    const values = [0, 1, 10, 500, 1_000].map((holders) => rarityOf(1_000, holders));
    expect(values).toEqual([...values].sort((a, b) => b - a));
    expect(Math.min(...values)).toBeGreaterThan(0);
  });
});

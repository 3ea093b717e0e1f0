import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ChunkId } from "@/lib/core/ids";
import type { Hit } from "../_kit/ports";
import { fuse } from "./fusion";
import { denseShare, learnTrust, UNKNOWN_TRUST } from "./fusion-trust";

const hit = (name: string | number, score: number): Hit => ({ chunkId: `chk_${name}` as ChunkId, score });
const ids = (hits: readonly Hit[]) => hits.map((each) => each.chunkId);

const list = (top: number) =>
  fc
    .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 1_000 })), {
      selector: ([id]) => id,
      maxLength: 40,
    })
    .map((pairs) =>
      pairs.map(([id, share]) => hit(id, (top * share) / 1_000)).sort((a, b) => b.score - a.score),
    );
const lists = fc.tuple(list(30), list(1));

describe("fuse", () => {
  it("gives every passage of both lists once, best first, between 0 and 1", () => {
    fc.assert(
      fc.property(lists, fc.double({ min: 0, max: 1, noNaN: true }), ([lexical, dense], coverage) => {
        const fused = fuse(lexical, dense, { coverage });
        expect(new Set(ids(fused))).toEqual(new Set([...ids(lexical), ...ids(dense)]));
        expect(fused).toHaveLength(new Set(ids(fused)).size);
        const scores = fused.map((each) => each.score);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
        for (const score of scores) expect(score >= 0 && score <= 1 + 1e-9).toBe(true);
      }),
    );
  });

  it("is the one list's order when the other is empty or the same", () => {
    fc.assert(
      fc.property(list(30), (hits) => {
        const scores = hits.map((each) => each.score);
        if (new Set(scores).size < scores.length) return;
        expect(ids(fuse(hits, []))).toEqual(ids(hits));
        expect(ids(fuse([], hits))).toEqual(ids(hits));
        expect(ids(fuse(hits, hits))).toEqual(ids(hits));
      }),
    );
  });

  it("keeps a passage that leads both lists first", () => {
    fc.assert(
      fc.property(lists, ([lexical, dense]) => {
        const fused = fuse([hit("best", 31), ...lexical], [hit("best", 1.1), ...dense]);
        expect(fused[0]?.chunkId).toBe("chk_best");
      }),
    );
  });

  it("does not depend on the scale of either list's scores", () => {
    fc.assert(
      fc.property(lists, fc.integer({ min: 1, max: 9 }), ([lexical, dense], power) => {
        const factor = 2 ** power; // exact, so that no rounding changes a tie
        const scaled = lexical.map(({ chunkId, score }) => ({ chunkId, score: score * factor }));
        expect(ids(fuse(scaled, dense))).toEqual(ids(fuse(lexical, dense)));
      }),
    );
  });

  it("follows the vectors when words are no guide: what was asked is hardly in any passage", () => {
    const lexical = [hit("a", 1.2), hit("b", 1.1)];
    const dense = [hit("c", 0.8), hit("d", 0.7), hit("a", 0.3)];
    expect(fuse(lexical, dense, { coverage: 0.02 })[0]?.chunkId).toBe("chk_c");
    expect(fuse(lexical, dense, { coverage: 0.6 })[0]?.chunkId).toBe("chk_a");
  });
});

describe("trust in the vectors", () => {
  const random = generator();

  /** A ranking of sixty passages in which the right one is first with this chance, else anywhere among the first forty. */
  function ranking(right: number, chance: number): Hit[] {
    const others = Array.from({ length: 60 }, (_, id) => id).filter((id) => id !== right);
    others.sort(() => random() - 0.5);
    others.splice(random() < chance ? 0 : Math.floor(random() * 40), 0, right);
    return others.slice(0, 50).map((id, place) => hit(id, 1 / (place + 1)));
  }

  function learnt(lexicalChance: number, denseChance: number) {
    let trust = UNKNOWN_TRUST;
    for (let search = 0; search < 400; search++) {
      const right = Math.floor(random() * 60);
      trust = learnTrust(trust, ranking(right, lexicalChance), ranking(right, denseChance));
    }
    return denseShare(trust);
  }

  it("starts cautious, and grows only for vectors that lead", () => {
    expect(denseShare(UNKNOWN_TRUST)).toBe(0);
    expect(learnt(0.5, 0.95)).toBeGreaterThan(0.5);
    expect(learnt(0.95, 0.5)).toBeLessThan(0.1);
  });

  it("falls to nothing for vectors that never agree with the words", () => {
    let trust = UNKNOWN_TRUST;
    const lexical = Array.from({ length: 20 }, (_, id) => hit(id, 20 - id));
    const dense = Array.from({ length: 20 }, (_, id) => hit(id + 100, 1 - id / 100));
    for (let search = 0; search < 200; search++) trust = learnTrust(trust, lexical, dense);
    expect(denseShare(trust)).toBe(0);
    expect(ids(fuse(lexical, dense, { trust })).slice(0, 20)).toEqual(ids(lexical));
  });

  it("keeps what the words do not find in the order of the vectors, also when it trusts them with nothing", () => {
    const lexical = [hit(1, 9), hit(2, 8)];
    const dense = [hit(30, 0.9), hit(20, 0.8), hit(40, 0.7), hit(10, 0.6)];
    expect(denseShare(UNKNOWN_TRUST)).toBe(0);
    expect(ids(fuse(lexical, dense))).toEqual(ids([...lexical, ...dense]));
  });

  it("learns nothing from short lists and from questions the words hardly cover", () => {
    const long = Array.from({ length: 20 }, (_, id) => hit(id, 20 - id));
    expect(learnTrust(UNKNOWN_TRUST, long.slice(0, 2), long)).toBe(UNKNOWN_TRUST);
    expect(learnTrust(UNKNOWN_TRUST, long, [])).toBe(UNKNOWN_TRUST);
    expect(learnTrust(UNKNOWN_TRUST, long, long, 0.05)).toBe(UNKNOWN_TRUST);
  });

  it("stays a share, whatever it sees", () => {
    fc.assert(
      fc.property(fc.array(lists, { maxLength: 30 }), (searches) => {
        let trust = UNKNOWN_TRUST;
        for (const [lexical, dense] of searches) trust = learnTrust(trust, lexical, dense);
        const share = denseShare(trust);
        expect(share >= 0 && share <= 1).toBe(true);
      }),
    );
  });
});

/** Numbers that are the same on every run. */
function generator(): () => number {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

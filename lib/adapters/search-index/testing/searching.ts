import { describe, expect, it } from "vitest";
import { newId } from "@/lib/core/ids";
import type { IndexFilter } from "../port";
import { all, ask, axis, between, clustered, entry, exactNearest, found, term } from "./entries";
import type { Open } from "./open";

const HOSTILE = [
  `"quoted"`,
  "it's",
  "NEAR(a b)",
  "a OR b",
  "NOT",
  "col:term",
  "star*",
  "^start",
  "{braces}",
  "nul\u0000byte",
  "-- drop",
  "'; delete from entries; --",
  "\ud800",
  "emoji 😀",
  " ",
  "",
  "x".repeat(5_000),
  "__proto__",
];

/** How every search index finds: by terms, by vectors, within a filter. */
export function searchingContract(open: Open): void {
  describe("searching by terms", () => {
    it("finds entries that hold a form of a term, title above body, rare above common", async () => {
      const { tenant } = await open();
      const inTitle = entry({ title: ["apple"], body: ["pie", "with", "cream"] });
      const inBody = entry({ title: ["pie"], body: ["apple", "with", "cream"] });
      const neither = entry({ title: ["tea"], body: ["milk", "with", "sugar"] });
      await tenant.upsert([neither, inBody, inTitle]);
      const both = [inTitle, inBody, neither];
      expect(await found(tenant, ask("apple", both))).toEqual([inTitle.chunkId, inBody.chunkId]);
      const filter = all(both);
      const rareAndCommon = await tenant.search({ terms: [term("sugar"), term("with")], topK: 5, filter });
      expect(rareAndCommon.lexical[0]?.chunkId).toBe(neither.chunkId);
      const forms = [{ forms: ["apples", "apple"], weight: 1 }];
      expect((await tenant.search({ terms: forms, topK: 5, filter })).lexical).toHaveLength(2);
      for (const { score } of rareAndCommon.lexical) expect(score).toBeGreaterThanOrEqual(0);
    });

    it("tells how many entries hold each queried form, over the whole index", async () => {
      const { tenant } = await open();
      const entries = [entry({ body: ["apple", "apple"] }), entry({ body: ["apple"], title: ["apple"] })];
      await tenant.upsert([...entries, entry({ body: ["pear"] })]);
      const terms = [{ forms: ["apple", "apples"], weight: 1 }, term("pear"), term("plum")];
      const { statistics } = await tenant.search({ terms, topK: 1, filter: all(entries) });
      expect(statistics.entries).toBe(3);
      expect([...statistics.documentFrequency].filter(([, held]) => held > 0).sort()).toEqual([
        ["apple", 2],
        ["pear", 1],
      ]);
    });

    it("takes terms of every script and hostile ones as they are", async () => {
      const { tenant } = await open();
      const terms = [...HOSTILE, "größe", "東京", "книга", "كتاب", "हिन्दी", "a@b.org", "v2.3.1"];
      const entries = terms.map((each) => entry({ body: [each, "filler"] }));
      await tenant.upsert(entries);
      for (const [position, each] of terms.entries()) {
        const hits = await found(tenant, ask(each, entries));
        expect(hits, JSON.stringify(each)).toEqual([entries[position]?.chunkId]);
      }
    });

    it("takes a long question of many forms", async () => {
      const { tenant } = await open();
      const entries = [entry({ body: ["form17x3"] })];
      await tenant.upsert(entries);
      const forms = (at: number) => Array.from({ length: 5 }, (_, form) => `form${at}x${form}`);
      const terms = Array.from({ length: 96 }, (_, at) => ({ forms: forms(at), weight: 1 }));
      expect(await found(tenant, { terms, topK: 5, filter: all(entries) })).toEqual([entries[0]?.chunkId]);
    });

    it("finds nothing for no terms, unknown terms and an empty index", async () => {
      const { tenant } = await open();
      const entries = [entry({ body: ["apple"] })];
      expect(await found(tenant, ask("apple", entries))).toEqual([]);
      await tenant.upsert(entries);
      expect(await found(tenant, ask("plum", entries))).toEqual([]);
      expect(await found(tenant, { terms: [], topK: 5, filter: all(entries) })).toEqual([]);
    });
  });

  describe("searching by vector", () => {
    it("orders by cosine and tells it", async () => {
      const { tenant } = await open();
      const entries = [0.1, 0.9, 0.5].map((share) => entry({ vector: between(0, 1, share) }));
      await tenant.upsert(entries);
      const { dense, lexical } = await tenant.search({ vector: axis(0), topK: 5, filter: all(entries) });
      expect(lexical).toEqual([]);
      expect(dense.map((hit) => hit.chunkId)).toEqual([0, 2, 1].map((at) => entries[at]?.chunkId));
      expect(dense.map((hit) => hit.score.toFixed(3))).toEqual(["0.994", "0.707", "0.110"]);
    });

    it("gives both lists when asked for both", async () => {
      const { tenant } = await open();
      const [byTerm, byVector] = [entry({ body: ["apple"] }), entry({ vector: axis(2) })];
      await tenant.upsert([byTerm, byVector]);
      const answer = await tenant.search({ ...ask("apple", [byTerm, byVector]), vector: axis(2) });
      expect(answer.lexical.map((hit) => hit.chunkId)).toEqual([byTerm.chunkId]);
      expect(answer.dense.map((hit) => hit.chunkId)).toEqual([byVector.chunkId]);
    });

    it("keeps embedding spaces apart, terms together", async () => {
      const { index, tenantId, tenant } = await open();
      const first = entry({ body: ["apple"], vector: axis(0) });
      await tenant.upsert([first]);
      const other = index.forTenant(tenantId, newId("space"));
      const small = new Float32Array(8).fill(1);
      const search = { ...ask("apple", [first]), vector: small };
      expect((await other.search(search)).dense).toEqual([]);
      await other.upsert([{ ...first, vector: small }]);
      expect((await other.search(search)).dense).toHaveLength(1);
      const answer = await tenant.search({ ...search, vector: axis(0) });
      expect([answer.dense, answer.lexical].map((hits) => hits.length)).toEqual([1, 1]);
      const without = await index.forTenant(tenantId, null).search({ ...search, vector: axis(0) });
      expect([without.dense, without.lexical].map((hits) => hits.length)).toEqual([0, 1]);
      expect(await tenant.count({})).toBe(1);
    });

    it("deletes the vectors of other spaces, and nothing else", async () => {
      const { index, tenantId, tenant } = await open();
      const one = entry({ body: ["apple"], vector: axis(0) });
      await tenant.upsert([one]);
      const next = index.forTenant(tenantId, newId("space"));
      await next.upsert([{ ...one, vector: new Float32Array(8).fill(1) }]);
      await next.deleteOtherSpaces();
      expect((await tenant.search({ ...ask("apple", [one]), vector: axis(0) })).dense).toEqual([]);
      const answer = await next.search({ ...ask("apple", [one]), vector: new Float32Array(8).fill(1) });
      expect([answer.dense, answer.lexical].map((hits) => hits.length)).toEqual([1, 1]);
      await next.deleteOtherSpaces();
      expect(await next.count({})).toBe(1);
    });

    it("finds the nearest ten of thousands, with and without a filter", async () => {
      const { tenant } = await open();
      const sources = Array.from({ length: 8 }, () => newId("source"));
      const entries = Array.from({ length: 2_400 }, (_, at) =>
        entry({ vector: clustered(at), source: sources[at % 8], body: [] }),
      );
      for (let from = 0; from < entries.length; from += 400)
        await tenant.upsert(entries.slice(from, from + 400));
      let hits = 0;
      const queries = Array.from({ length: 20 }, (_, at) => clustered(at * 97 + 1e6));
      for (const [at, vector] of queries.entries()) {
        const sourceIds = at % 2 === 0 ? sources : sources.slice(0, 2);
        const { dense } = await tenant.search({ vector, topK: 10, filter: { sourceIds } });
        const expected = exactNearest(vector, entries, sourceIds);
        hits += dense.filter((hit) => expected.has(hit.chunkId)).length;
      }
      expect(hits / (queries.length * 10)).toBeGreaterThanOrEqual(0.98);
    });
  });

  describe("filters", () => {
    it("lets through only what is named, and nothing when nothing is", async () => {
      const { tenant } = await open();
      const [first, second] = [
        entry({ body: ["apple"], vector: axis(0) }),
        entry({ body: ["apple"], vector: axis(0) }),
      ];
      const sibling = { ...entry({ body: ["apple"], vector: axis(0) }), sourceId: first.sourceId };
      await tenant.upsert([first, second, sibling]);
      const search = async (filter: IndexFilter) => {
        const { lexical, dense } = await tenant.search({
          terms: [term("apple")],
          vector: axis(0),
          topK: 9,
          filter,
        });
        const ids = lexical.map((hit) => hit.chunkId).sort();
        expect(dense.map((hit) => hit.chunkId).sort()).toEqual(ids);
        return ids;
      };
      const two = [first.chunkId, sibling.chunkId].sort();
      expect(await search({ sourceIds: [first.sourceId] })).toEqual(two);
      expect(await search({ sourceIds: [first.sourceId, newId("source")] })).toEqual(two);
      expect(await search({ sourceIds: [first.sourceId], documentIds: [sibling.documentId] })).toEqual([
        sibling.chunkId,
      ]);
      expect(await search({ sourceIds: [second.sourceId], documentIds: [sibling.documentId] })).toEqual([]);
      expect(await search({ sourceIds: [] })).toEqual([]);
      expect(await search({ sourceIds: [first.sourceId], documentIds: [] })).toEqual([]);
    });

    it("takes thousands of sources", async () => {
      const { tenant } = await open();
      const one = entry({ body: ["apple"], vector: axis(0) });
      await tenant.upsert([one]);
      const sourceIds = [...Array.from({ length: 3_000 }, () => newId("source")), one.sourceId];
      const { lexical, dense } = await tenant.search({
        ...ask("apple", []),
        vector: axis(0),
        filter: { sourceIds },
      });
      expect([lexical, dense].map((hits) => hits.length)).toEqual([1, 1]);
    });

    it("gives no more than asked for", async () => {
      const { tenant } = await open();
      const entries = Array.from({ length: 30 }, (_, at) =>
        entry({ body: ["apple", ...new Array(at).fill("x")], vector: between(0, 1, at / 40) }),
      );
      await tenant.upsert(entries);
      for (const topK of [0, 1, 7, 100]) {
        const answer = await tenant.search({ ...ask("apple", entries), vector: axis(0), topK });
        const expected = Math.min(topK, 30);
        expect([answer.lexical.length, answer.dense.length]).toEqual([expected, expected]);
        const scores = answer.lexical.map((hit) => hit.score);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
      }
    });
  });
}

import { afterEach, describe, expect, it } from "vitest";
import { newId, type SpaceId, type TenantId } from "@/lib/core/ids";
import type { IndexFilter, SearchIndex, TenantIndex } from "./port";
import {
  all,
  ask,
  axis,
  between,
  clustered,
  entry,
  exactNearest,
  found,
  SIZE,
  term,
} from "./testing/entries";
import { settling } from "./testing/settling";

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

type Made = {
  index: SearchIndex;
  /** Closes and opens again over the same data; missing where there is nothing to close. */
  reopen?: () => Promise<SearchIndex>;
  /** Waits until what was written is found; missing where it is at once. What was deleted may never be found, waited or not. */
  settle?: () => Promise<void>;
  dispose(): Promise<void>;
};

/** What every search index has to do. `make` gives an empty one. */
export function searchIndexContract({ name, make }: { name: string; make: () => Promise<Made> }): void {
  describe(`search index: ${name}`, () => {
    const disposals: (() => Promise<void>)[] = [];

    afterEach(async () => {
      for (const dispose of disposals.splice(0)) await dispose();
    });

    async function open(): Promise<Made & { tenant: TenantIndex; tenantId: TenantId; spaceId: SpaceId }> {
      const made = await make();
      disposals.push(() => made.dispose());
      const index = settling(made.index, made.settle);
      const [tenantId, spaceId] = [newId("tenant"), newId("space")];
      return { ...made, index, tenantId, spaceId, tenant: index.forTenant(tenantId, spaceId) };
    }

    describe("writing", () => {
      it("adds entries, and adding them again changes nothing", async () => {
        const { tenant } = await open();
        const entries = [entry({ body: ["apple"] }), entry({ body: ["pear"] })];
        await tenant.upsert(entries);
        const before = await tenant.search(ask("apple", entries));
        await tenant.upsert(entries);
        expect(await tenant.count({})).toBe(2);
        expect(await tenant.search(ask("apple", entries))).toEqual(before);
      });

      it("replaces an entry by its chunk id: terms, vector and source", async () => {
        const { tenant } = await open();
        const old = entry({ body: ["apple"], vector: axis(0) });
        await tenant.upsert([old]);
        const source = newId("source");
        await tenant.upsert([{ ...old, sourceId: source, bodyTerms: ["pear"], vector: axis(1) }]);
        expect(await tenant.count({})).toBe(1);
        expect(await tenant.count({ sourceId: old.sourceId })).toBe(0);
        const filter = { sourceIds: [source] };
        expect((await tenant.search({ terms: [term("apple")], topK: 5, filter })).lexical).toEqual([]);
        const answer = await tenant.search({ terms: [term("pear")], vector: axis(1), topK: 5, filter });
        expect(answer.lexical.map((hit) => hit.chunkId)).toEqual([old.chunkId]);
        expect(answer.dense[0]?.score).toBeCloseTo(1, 3);
        expect(answer.statistics.documentFrequency.get("apple") ?? 0).toBe(0);
      });

      it("forgets the vector of an entry that comes again without one", async () => {
        const { tenant } = await open();
        const first = entry({ vector: axis(0) });
        await tenant.upsert([first]);
        const { vector: _vector, ...without } = first;
        await tenant.upsert([without]);
        expect((await tenant.search({ vector: axis(0), topK: 5, filter: all([first]) })).dense).toEqual([]);
      });

      it("takes an empty list, an entry without terms and a vector of length zero", async () => {
        const { tenant } = await open();
        const entries = [entry({ body: [], vector: new Float32Array(SIZE) }), entry({ vector: axis(0) })];
        await tenant.upsert([]);
        await tenant.upsert(entries);
        expect(await tenant.count({})).toBe(2);
        const { dense } = await tenant.search({ vector: axis(0), topK: 5, filter: all(entries) });
        expect(dense.map((hit) => hit.chunkId)).toEqual([entries[1]?.chunkId]);
      });

      it("refuses vectors of another size and numbers that are none, and then writes nothing", async () => {
        const { tenant } = await open();
        await tenant.upsert([entry({ vector: axis(0) })]);
        const refused = { name: "AppError", code: "invalid_request" };
        const wrongSize = [entry({ vector: axis(0) }), entry({ vector: new Float32Array(SIZE / 2).fill(1) })];
        await expect(tenant.upsert(wrongSize)).rejects.toMatchObject(refused);
        const notANumber = axis(0);
        notANumber[3] = Number.NaN;
        await expect(tenant.upsert([entry({ vector: notANumber })])).rejects.toMatchObject(refused);
        expect(await tenant.count({})).toBe(1);
        const filter = { sourceIds: [newId("source")] };
        const search = (vector: Float32Array) => tenant.search({ vector, topK: 5, filter });
        await expect(search(notANumber)).rejects.toMatchObject(refused);
        await expect(search(new Float32Array(SIZE + 1).fill(1))).rejects.toMatchObject(refused);
      });

      it("keeps what it was given after closing and opening again", async () => {
        const { tenant, index, reopen, tenantId, spaceId } = await open();
        if (!reopen) return;
        const entries = [entry({ body: ["apple"], vector: axis(0) })];
        await tenant.upsert(entries);
        const before = await tenant.search({ ...ask("apple", entries), vector: axis(0) });
        await index.close();
        const again = (await reopen()).forTenant(tenantId, spaceId);
        expect(await again.search({ ...ask("apple", entries), vector: axis(0) })).toEqual(before);
        expect(await again.count({})).toBe(1);
      });
    });

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

    describe("deleting and counting", () => {
      it("removes versions, documents and everything, from terms and vectors alike", async () => {
        const { tenant } = await open();
        const [one, two] = [newId("document"), newId("document")];
        const source = newId("source");
        const entries = [
          entry({ document: one, version: 1, source, body: ["apple"], vector: axis(0) }),
          entry({ document: one, version: 2, source, body: ["apple"], vector: axis(0) }),
          entry({ document: two, version: 1, source, body: ["apple"], vector: axis(0) }),
        ];
        await tenant.upsert(entries);
        const left = async () => {
          const search = { ...ask("apple", entries), vector: axis(0) };
          const { lexical, dense, statistics } = await tenant.search(search);
          expect(statistics.documentFrequency.get("apple") ?? 0).toBe(lexical.length);
          expect(statistics.entries).toBe(lexical.length);
          return [lexical.length, dense.length, await tenant.count({})];
        };
        expect(await left()).toEqual([3, 3, 3]);
        await tenant.deleteVersion(one, 1);
        expect(await left()).toEqual([2, 2, 2]);
        await tenant.deleteVersion(one, 7);
        await tenant.deleteDocument(newId("document"));
        expect(await left()).toEqual([2, 2, 2]);
        await tenant.deleteDocument(one);
        expect(await left()).toEqual([1, 1, 1]);
        await tenant.deleteAll();
        expect(await left()).toEqual([0, 0, 0]);
        await tenant.upsert(entries.slice(0, 2));
        expect(await left()).toEqual([2, 2, 2]);
      });

      it("takes vectors of another size after everything was deleted", async () => {
        const { tenant } = await open();
        const first = entry({ vector: axis(0) });
        await tenant.upsert([first]);
        expect((await tenant.search({ vector: axis(0), topK: 1, filter: all([first]) })).dense).toHaveLength(
          1,
        );
        await tenant.deleteAll();
        const vector = new Float32Array(8).fill(1);
        await tenant.upsert([{ ...first, vector }]);
        expect((await tenant.search({ vector, topK: 1, filter: all([first]) })).dense).toHaveLength(1);
      });

      it("counts by source and by document", async () => {
        const { tenant } = await open();
        const [source, document] = [newId("source"), newId("document")];
        await tenant.upsert([entry({ source, document }), entry({ source }), entry({})]);
        expect(await tenant.count({})).toBe(3);
        expect(await tenant.count({ sourceId: source })).toBe(2);
        expect(await tenant.count({ documentId: document })).toBe(1);
        expect(await tenant.count({ sourceId: source, documentId: newId("document") })).toBe(0);
      });

      it("lists versions, page by page, each once", async () => {
        const { tenant } = await open();
        const documents = Array.from({ length: 600 }, () => newId("document"));
        const entries = documents.flatMap((document, at) =>
          Array.from({ length: 1 + (at % 3) }, (_, version) => entry({ document, version, body: ["a"] })),
        );
        entries.push(entry({ document: documents[0], version: 0, body: ["b"] }));
        for (let from = 0; from < entries.length; from += 300)
          await tenant.upsert(entries.slice(from, from + 300));
        const listed = new Map<string, number>();
        let cursor: string | null | undefined;
        while (cursor !== null) {
          const page = await tenant.listVersions(cursor);
          for (const item of page.items) {
            const key = `${item.documentId} ${item.version}`;
            expect(listed.has(key)).toBe(false);
            listed.set(key, item.entries);
          }
          cursor = page.nextCursor;
        }
        expect(listed.size).toBe(new Set(entries.map((each) => `${each.documentId} ${each.version}`)).size);
        expect(listed.get(`${documents[0]} 0`)).toBe(2);
      });

      it("answers on an index nothing was ever written to", async () => {
        const { tenant, index } = await open();
        expect(await tenant.count({})).toBe(0);
        expect(await tenant.listVersions()).toEqual({ items: [], nextCursor: null });
        await tenant.deleteDocument(newId("document"));
        await tenant.deleteAll();
        const answer = await tenant.search({ ...ask("apple", []), vector: axis(0) });
        expect([answer.lexical, answer.dense, answer.statistics.entries]).toEqual([[], [], 0]);
        expect(await index.check()).toBeTypeOf("string");
      });
    });

    describe("tenants", () => {
      it("never see, count or delete each other's entries, though all ids and contents are the same", async () => {
        const { index, tenant, spaceId } = await open();
        const stranger = index.forTenant(newId("tenant"), spaceId);
        const shared = entry({ body: ["apple"], vector: axis(0) });
        const own = entry({ body: ["secret"], vector: axis(1), source: shared.sourceId });
        await tenant.upsert([shared, own]);
        await stranger.upsert([{ ...shared, bodyTerms: ["apple", "twice"] }]);
        const filter = { sourceIds: [shared.sourceId] };
        const terms = [term("apple"), term("secret")];
        const theirs = await stranger.search({ terms, vector: axis(1), topK: 9, filter });
        expect(theirs.lexical.map((hit) => hit.chunkId)).toEqual([shared.chunkId]);
        expect(theirs.dense.map((hit) => hit.chunkId)).toEqual([shared.chunkId]);
        expect(theirs.statistics.entries).toBe(1);
        expect(theirs.statistics.documentFrequency.get("secret") ?? 0).toBe(0);
        expect((await stranger.listVersions()).items).toHaveLength(1);
        await stranger.deleteDocument(own.documentId);
        await stranger.deleteAll();
        expect(await tenant.count({})).toBe(2);
        expect((await tenant.search({ terms, vector: axis(1), topK: 9, filter })).lexical).toHaveLength(2);
      });
    });

    describe("at the same time", () => {
      it("takes writes and searches of several tenants at once, and loses nothing", async () => {
        const { index } = await open();
        const tenants = Array.from({ length: 4 }, () => index.forTenant(newId("tenant"), newId("space")));
        const source = newId("source");
        const search = { terms: [term("apple")], vector: axis(0), topK: 10, filter: { sourceIds: [source] } };
        const work = tenants.flatMap((tenant) =>
          Array.from({ length: 8 }, async (_, round) => {
            const entries = Array.from({ length: 20 }, () =>
              entry({ source, body: ["apple", `round${round}`], vector: axis(0) }),
            );
            await Promise.all([tenant.upsert(entries), tenant.search(search), tenant.count({})]);
            await tenant.deleteVersion(entries[0]?.documentId ?? newId("document"), 1);
            await tenant.search(search);
          }),
        );
        await Promise.all(work);
        for (const tenant of tenants) {
          expect(await tenant.count({})).toBe(8 * 19);
          const { lexical, dense, statistics } = await tenant.search({ ...search, topK: 500 });
          expect([lexical.length, dense.length, statistics.entries]).toEqual([8 * 19, 8 * 19, 8 * 19]);
        }
      });
    });
  });
}

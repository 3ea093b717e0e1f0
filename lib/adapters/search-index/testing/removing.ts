import { describe, expect, it } from "vitest";
import { newId } from "@/lib/core/ids";
import { all, ask, axis, entry, term } from "./entries";
import type { Open } from "./open";

/** What is gone for good in every search index, how it counts, and that tenants know nothing of each other. */
export function removingContract(open: Open): void {
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
      expect((await tenant.search({ vector: axis(0), topK: 1, filter: all([first]) })).dense).toHaveLength(1);
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
}

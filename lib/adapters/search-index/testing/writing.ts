import { describe, expect, it } from "vitest";
import { newId } from "@/lib/core/ids";
import { all, ask, axis, entry, SIZE, term } from "./entries";
import type { Open } from "./open";

/** What every search index does with what is written into it. */
export function writingContract(open: Open): void {
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
}

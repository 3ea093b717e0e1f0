import fc from "fast-check";
import { expect, test } from "vitest";
import { chunkId, newId } from "@/lib/core/ids";
import type { IndexEntry } from "../port";
import { all, axis, term } from "../testing/entries";
import { open } from "./testing/open";

const WORDS = ["apple", "pear", "plum", "fig", "東京", ""];
const SOURCE = newId("source");
const DOCUMENTS = Array.from({ length: 3 }, () => newId("document"));

const words = fc.array(fc.constantFrom(...WORDS), { maxLength: 6 });
const place = { document: fc.nat(2), version: fc.integer({ min: 1, max: 2 }), ordinal: fc.nat(2) };
const written = fc.record({ ...place, title: words, body: words, hasVector: fc.boolean() });
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      type: fc.constant("upsert" as const),
      entries: fc.array(written, { maxLength: 5 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant("deleteVersion" as const),
      document: place.document,
      version: place.version,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant("deleteDocument" as const), document: place.document }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant("failed upsert" as const),
      entries: fc.array(written, { minLength: 1, maxLength: 3 }),
    }),
  },
);

function toEntry({
  document,
  version,
  ordinal,
  title,
  body,
  hasVector,
}: typeof written extends fc.Arbitrary<infer T> ? T : never): IndexEntry {
  const documentId = DOCUMENTS[document] ?? newId("document");
  return {
    ...{ chunkId: chunkId(documentId, version, ordinal), documentId, sourceId: SOURCE, version },
    ...{ titleTerms: title, bodyTerms: body, ...(hasVector && { vector: axis(ordinal) }) },
  };
}

test("counts are those of a recount, after whatever was written, replaced, deleted and left undone", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const { double, tenant } = await open();
      // The index has told its dimension, once and for all: a failure is one of the writing then.
      const first = toEntry({ document: 0, version: 1, ordinal: 0, title: [], body: [], hasVector: true });
      await tenant.upsert([first]);
      await tenant.deleteDocument(first.documentId);
      const held = new Map<string, IndexEntry>();
      for (const one of steps) {
        if (one.type === "upsert" || one.type === "failed upsert") {
          const entries = one.entries.map(toEntry);
          const fails = one.type === "failed upsert";
          double.fault = fails ? { status: 400 } : null;
          await tenant.upsert(entries).catch((error) => (fails ? null : Promise.reject(error)));
          double.fault = null;
          for (const entry of new Map(entries.map((entry) => [entry.chunkId, entry])).values()) {
            const before = held.get(entry.chunkId);
            if (!fails) held.set(entry.chunkId, entry);
            // What would have replaced it is not there, and what was there is not known to be.
            else if (before && !isSame(before, entry)) held.delete(entry.chunkId);
          }
          continue;
        }
        const documentId = DOCUMENTS[one.document] ?? newId("document");
        if (one.type === "deleteDocument") await tenant.deleteDocument(documentId);
        else await tenant.deleteVersion(documentId, one.version);
        for (const [id, entry] of held) {
          const isVersion = one.type === "deleteDocument" || entry.version === one.version;
          if (entry.documentId === documentId && isVersion) held.delete(id);
        }
      }
      const entries = [...held.values()];
      const filter = { sourceIds: [SOURCE] };
      const { statistics } = await tenant.search({ terms: WORDS.map(term), topK: 1, filter });
      expect(statistics.entries).toBe(entries.length);
      expect(await tenant.count({})).toBe(entries.length);
      for (const word of WORDS) {
        const holders = entries.filter(({ titleTerms, bodyTerms }) =>
          [...titleTerms, ...bodyTerms].includes(word),
        );
        expect(statistics.documentFrequency.get(word), word).toBe(holders.length);
        const { lexical } = await tenant.search({ terms: [term(word)], topK: 50, filter });
        expect(lexical.map((hit) => hit.chunkId).sort()).toEqual(
          holders.map((entry) => entry.chunkId).sort(),
        );
      }
    }),
    { numRuns: 40, endOnFailure: true },
  );
});

test("twenty writers at once, of the same and of other entries, count each once", async () => {
  const { tenant } = await open();
  const entries = Array.from({ length: 40 }, (_, ordinal) =>
    toEntry({
      document: ordinal % 3,
      version: 1,
      ordinal,
      title: ["pear"],
      body: ["apple", "apple"],
      hasVector: false,
    }),
  );
  await Promise.all(Array.from({ length: 20 }, (_, at) => tenant.upsert(entries.slice(at, at + 21))));
  // Whoever was overtaken by another writer of the same entry leaves the counting to it.
  const { statistics, lexical } = await tenant.search({
    terms: [term("apple")],
    topK: 100,
    filter: all(entries),
  });
  expect(statistics).toMatchObject({ entries: 40, documentFrequency: new Map([["apple", 40]]) });
  expect(lexical).toHaveLength(40);
});

function isSame(a: IndexEntry, b: IndexEntry): boolean {
  return JSON.stringify([a.titleTerms, a.bodyTerms]) === JSON.stringify([b.titleTerms, b.bodyTerms]);
}

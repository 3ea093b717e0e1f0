import { expect, test } from "vitest";
import { newId } from "@/lib/core/ids";
import { between } from "../testing/entries";
import { chunkOf, filtersFor, heaviest, padded, placeholder, recordId, TERMS } from "./records";
import { indexKeyOf, nameOfHost } from "./settings";

const place = { tenantId: newId("tenant"), part: TERMS } as const;

test("a record's id holds tenant and part, and is read back in no other", () => {
  const id = recordId(place, "chk_doc_1_1_0");
  expect(chunkOf(place, id)).toBe("chk_doc_1_1_0");
  expect(chunkOf({ ...place, part: newId("space") }, id)).toBeNull();
  expect(chunkOf({ ...place, tenantId: newId("tenant") }, id)).toBeNull();
});

test("no filter names more ids than Pinecone takes, and together they name all", () => {
  const sourceIds = Array.from({ length: 20_001 }, () => newId("source"));
  const filters = filtersFor(place, {
    sourceIds: [...sourceIds, ...sourceIds],
    documentIds: [newId("document")],
  });
  type Made = { source: { $in: string[] }; tenant: unknown; part: unknown };
  const lists = (filters as Made[]).map(({ source }) => source.$in);
  expect(lists.map((ids) => ids.length)).toEqual([10_000, 10_000, 1]);
  expect(lists.flat().sort()).toEqual([...sourceIds].sort());
  for (const filter of filters) {
    expect(filter).toMatchObject({ tenant: { $eq: place.tenantId }, part: { $eq: TERMS } });
  }
});

test("a vector that is lengthened keeps every product, and its numbers to the last bit", () => {
  const vector = between(0, 5, 0.3).map(Math.fround);
  const values = padded(vector, 100);
  expect(values).toHaveLength(100);
  expect(Float32Array.from(values.slice(0, vector.length))).toEqual(vector);
  expect(values.slice(vector.length).every((value) => value === 0)).toBe(true);
});

test("the placeholders of records and of queries have nothing in common", () => {
  const [record, query] = [placeholder(0, 8), placeholder(1, 8)];
  expect(record.reduce((sum, value, at) => sum + value * (query[at] ?? 0), 0)).toBe(0);
  expect([record, query].map((one) => one.reduce((sum, value) => sum + value, 0))).toEqual([1, 1]);
});

test("of too many terms the heaviest stay", () => {
  const weights = new Map(Array.from({ length: 1_500 }, (_, at) => [at, 1 + at / 1_500]));
  const kept = heaviest(weights);
  expect(kept).toHaveLength(1_000);
  expect(Math.min(...kept.map(([hash]) => hash))).toBe(500);
});

test("an index is known by its name, and the manifest by all hosts", () => {
  expect(nameOfHost("https://rag-a1b2.svc.aped-1.pinecone.io")).toBe("rag-a1b2");
  expect(indexKeyOf({ host: "https://a", sparseHost: null })).not.toBe(
    indexKeyOf({ host: "https://a", sparseHost: "https://b" }),
  );
});

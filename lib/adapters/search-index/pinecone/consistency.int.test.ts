import { expect, test } from "vitest";
import { newId } from "@/lib/core/ids";
import { inTenant } from "@/lib/db";
import { ask, axis, entry, term } from "../testing/entries";
import { createPineconeIndex } from ".";
import { open } from "./testing/open";

/** Longer than any of these tests: what is written stays invisible, what is deleted visible, for all of it. */
const FOREVER_MS = 60_000;

const one = () => entry({ body: ["apple"], vector: axis(0) });

test("what was deleted, and Pinecone still finds, is no hit and is not counted", async () => {
  const { double, tenant, standing } = await open();
  const entries = [one(), one(), one()];
  await tenant.upsert(entries);
  double.delayMs = FOREVER_MS;
  const [first, second, third] = entries;
  if (!first || !second || !third) throw new Error("there are three");
  await tenant.deleteDocument(first.documentId);
  await tenant.deleteVersion(second.documentId, 1);
  expect(standing()).toHaveLength(6);
  const found = await tenant.search({ ...ask("apple", entries), vector: axis(0) });
  expect([found.lexical, found.dense].map((hits) => hits.map((hit) => hit.chunkId))).toEqual([
    [third.chunkId],
    [third.chunkId],
  ]);
  expect(found.statistics).toMatchObject({ entries: 1, documentFrequency: new Map([["apple", 1]]) });
  expect(await tenant.count({})).toBe(1);
});

test("what was replaced, and Pinecone still has as it was, is found by nothing that it held", async () => {
  const { double, tenant } = await open();
  const old = one();
  await tenant.upsert([old]);
  double.delayMs = FOREVER_MS;
  const [elsewhere, { vector: _vector, ...rest }] = [newId("source"), old];
  await tenant.upsert([{ ...rest, sourceId: elsewhere, bodyTerms: ["pear"] }]);
  for (const sourceIds of [[old.sourceId], [elsewhere]]) {
    const { lexical, dense } = await tenant.search({
      ...{ terms: [term("apple"), term("pear")], vector: axis(0), topK: 9, filter: { sourceIds } },
    });
    expect([lexical, dense]).toEqual([[], []]);
  }
});

test("a write that fails is not counted, is listed, and is repaired by the next try", async () => {
  const { double, tenant, standing } = await open();
  const entries = [one(), one()];
  await tenant.upsert([one()]);
  const before = standing().length;
  const upserting = tenant.upsert(entries);
  double.faults = ["lost answer"];
  await expect(upserting).rejects.toMatchObject({ code: "unavailable" });
  expect(await tenant.count({})).toBe(1);
  expect((await tenant.search(ask("apple", entries))).lexical).toEqual([]);
  const versions = (await tenant.listVersions()).items.filter(({ entries: stored }) => stored === 0);
  expect(versions.map(({ documentId }) => documentId).sort()).toEqual(
    entries.map((each) => each.documentId).sort(),
  );
  expect(standing().length).toBeGreaterThan(before);
  await tenant.upsert(entries);
  expect(await tenant.count({})).toBe(3);
  expect((await tenant.search(ask("apple", entries))).lexical).toHaveLength(2);
});

test("what a failed write left at Pinecone goes by the deletion of what is listed", async () => {
  const { double, tenant, standing } = await open();
  const entries = [one(), one()];
  await tenant.upsert([one()]);
  const upserting = tenant.upsert(entries);
  double.faults = ["lost answer"];
  await expect(upserting).rejects.toMatchObject({ code: "unavailable" });
  for (const { documentId, version } of (await tenant.listVersions()).items)
    await tenant.deleteVersion(documentId, version);
  expect(standing()).toEqual([]);
  expect((await tenant.listVersions()).items).toEqual([]);
});

test("a deletion that fails hides at once what it is of, and is finished by the next try", async () => {
  const { double, tenant, standing, tenantId } = await open();
  const entries = [one(), one()];
  await tenant.upsert(entries);
  double.fault = { status: 500 };
  await expect(tenant.deleteDocument(entries[0]?.documentId ?? newId("document"))).rejects.toMatchObject({
    code: "upstream_failed",
  });
  await expect(tenant.deleteAll()).rejects.toMatchObject({ code: "upstream_failed" });
  double.fault = null;
  expect(await tenant.count({})).toBe(0);
  expect((await tenant.search({ ...ask("apple", entries), vector: axis(0) })).dense).toEqual([]);
  expect((await tenant.listVersions()).items).toHaveLength(2);
  // Not while the deletion may still reach Pinecone.
  await expect(tenant.upsert(entries)).rejects.toMatchObject({ code: "unavailable", retryable: true });
  await tenant.deleteAll();
  expect(standing()).toEqual([]);
  const rows = await inTenant(tenantId, (db) => db.pineconeEntry.count());
  expect(rows).toBe(0);
  await tenant.upsert(entries);
  expect(await tenant.count({})).toBe(2);
});

test("of a writer and a deletion at the same time nothing is left that nobody knows", async () => {
  for (let round = 0; round < 20; round++) {
    const { tenant, standing, tenantId } = await open();
    const document = newId("document");
    const entries = Array.from({ length: 30 }, () => entry({ document, body: ["apple"], vector: axis(0) }));
    const remove = () => (round % 2 === 0 ? tenant.deleteAll() : tenant.deleteDocument(document));
    const together = await Promise.allSettled([
      tenant.upsert(entries),
      new Promise((resolve) => setTimeout(resolve, round * 2)).then(remove),
    ]);
    for (const result of together) {
      if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "unavailable" });
    }
    const rows = await inTenant(tenantId, (db) => db.pineconeEntry.count());
    if (rows === 0) expect(standing()).toEqual([]);
    else expect([0, 30]).toContain(await tenant.count({}));
    await tenant.deleteAll();
    expect(standing(), `round ${round}`).toEqual([]);
  }
});

test("a writer that died is waited for, and then taken for dead", async () => {
  const { double, tenant, tenantId, standing } = await open();
  await tenant.upsert([one()]);
  const dying = one();
  double.faults = ["hang"];
  void tenant.upsert([dying]).catch(() => {});
  await expect.poll(() => inTenant(tenantId, (db) => db.pineconeEntry.count())).toBe(2);
  await expect(tenant.deleteAll()).rejects.toMatchObject({ code: "unavailable", retryAfterSeconds: 30 });
  expect(await tenant.count({})).toBe(0);
  const past = new Date(Date.now() - 1_000);
  await inTenant(tenantId, (db) => db.pineconeEntry.updateMany({ data: { writingUntil: past } }));
  await tenant.deleteAll();
  expect(standing()).toEqual([]);
});

test("with another index configured nothing stands there yet, and the doctor is told so", async () => {
  const { double, tenant, settings, tenantId, spaceId } = await open();
  const entries = [one()];
  await tenant.upsert(entries);
  double.make("larger", { type: "dense", dimension: 128, metric: "dotproduct" });
  const other = createPineconeIndex({ ...settings, host: double.hostOf("larger"), sparseHost: null });
  const moved = other.forTenant(tenantId, spaceId);
  expect([await moved.count({}), (await moved.listVersions()).items]).toEqual([0, []]);
  await moved.upsert(entries);
  const found = await moved.search({ ...ask("apple", entries), vector: axis(0) });
  expect([found.lexical.length, found.dense.length, found.statistics.entries]).toEqual([1, 1, 1]);
  await moved.deleteAll();
  expect(await inTenant(tenantId, (db) => db.pineconeEntry.count())).toBe(0);
});

import { expect, test } from "vitest";
import { newId } from "@/lib/core/ids";
import { ask, axis, entry } from "../testing/entries";
import { open } from "./testing/open";

const one = () => entry({ body: ["apple"], vector: axis(0) });

test("past the limit a new tenant is refused in words that help, and the others go on", async () => {
  const { index, tenant, double } = await open({ namespaceLimit: 2 });
  await tenant.upsert([one()]);
  await index.forTenant(newId("tenant"), newId("space")).upsert([one()]);
  const third = index.forTenant(newId("tenant"), newId("space"));
  const refused = { code: "index_capacity", status: 503, retryable: false };
  await expect(third.upsert([one()])).rejects.toMatchObject({
    ...refused,
    message: expect.stringMatching(/PINECONE_NAMESPACE_LIMIT.*PINECONE_SHARED_NAMESPACE=1/),
  });
  expect([await third.count({}), (await third.listVersions()).items]).toEqual([0, []]);
  await tenant.upsert([one()]);
  expect(await tenant.count({})).toBe(2);
  expect(await index.check()).toBe(
    `${double.hostOf("vectors").slice(7)}: 3 records, 2 of 2 namespaces; ${double.hostOf("terms").slice(7)}: 3 records, 2 of 2 namespaces`,
  );
  await tenant.deleteAll();
  await third.upsert([one()]);
  expect(await third.count({})).toBe(1);
});

test("in one index terms and vectors take a namespace each", async () => {
  const { index, tenant, vectors } = await open({ namespaceLimit: 2 }, { isApart: false });
  await tenant.upsert([one()]);
  expect(Object.keys(vectors.standing())).toHaveLength(2);
  const words = index.forTenant(newId("tenant"), null);
  await expect(words.upsert([entry({ body: ["apple"] })])).rejects.toMatchObject({ code: "index_capacity" });
});

test("of many that begin at once no more than the limit are let in", async () => {
  const { index, terms } = await open({ namespaceLimit: 3 });
  const many = Array.from({ length: 8 }, () => index.forTenant(newId("tenant"), null));
  const results = await Promise.allSettled(many.map((each) => each.upsert([entry({ body: ["apple"] })])));
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
  expect(Object.keys(terms.standing())).toHaveLength(3);
});

test("vectors that the index has no room for are refused before anything is written", async () => {
  const { tenant, standing } = await open();
  const wide = entry({ body: ["apple"], vector: new Float32Array(65).fill(1) });
  await expect(tenant.upsert([wide])).rejects.toMatchObject({
    code: "not_configured",
    message: expect.stringContaining("--dimensions 65"),
  });
  expect([standing(), await tenant.count({})]).toEqual([[], 0]);
});

/** Three tenants in a plan of two namespaces: one has its own, two share. */
async function shared(isApart: boolean) {
  const opened = await open({ namespaceLimit: isApart ? 2 : 3, sharesNamespace: true }, { isApart });
  const { index, tenant, spaceId } = opened;
  await tenant.upsert([one()]);
  const ids = [newId("tenant"), newId("tenant")] as const;
  // The same embedding space, though that never happens: nothing rests on its id.
  const [a, b] = [index.forTenant(ids[0], spaceId), index.forTenant(ids[1], spaceId)];
  return { ...opened, ids, a, b };
}

test.each([true, false])(
  "tenants that share a namespace see, count and delete nothing of each other (two indexes: %s)",
  async (isApart) => {
    const { a, b, vectors, terms, index, tenant } = await shared(isApart);
    const [mine, both] = [entry({ body: ["secret"], vector: axis(1) }), one()];
    await a.upsert([mine, both]);
    await b.upsert([both]);
    expect(vectors.standing().shared).toHaveLength(isApart ? 3 : 6);
    expect(terms.standing().shared).toHaveLength(isApart ? 3 : 6);
    const question = { ...ask("secret", [mine, both]), vector: axis(1) };
    const theirs = await b.search(question);
    expect([theirs.lexical, theirs.dense.map((hit) => hit.chunkId)]).toEqual([[], [both.chunkId]]);
    expect(theirs.statistics).toMatchObject({ entries: 1, documentFrequency: new Map([["secret", 0]]) });
    // Foreign ids, named as if they were one's own.
    await b.deleteDocument(mine.documentId);
    await b.deleteVersion(both.documentId, 1);
    await b.deleteOtherSpaces();
    await b.deleteAll();
    const found = await a.search(question);
    expect([found.lexical.length, found.dense.length, await a.count({}), await tenant.count({})]).toEqual([
      1, 2, 2, 1,
    ]);
    expect(await index.check()).toContain("weaker isolation: tenants share a namespace");
    await index.forTenant(newId("tenant"), null).deleteOtherSpaces();
    expect(Object.values(vectors.standing()).flat().length).toBeGreaterThan(0);
  },
);

test("every question and every deletion by a filter names its tenant and part, whatever ids it was given", async () => {
  const { a, ids, double, spaceId } = await shared(true);
  await a.upsert([one()]);
  double.calls.length = 0;
  const forged = { $or: [{ tenant: { $eq: ids[1] } }] } as never;
  for (const sourceIds of [[newId("source")], [forged]])
    await a.search({ ...ask("apple", []), vector: axis(0), filter: { sourceIds } }).catch(() => {});
  await a.deleteAll();
  const filters = double.calls.flatMap(({ body }) => (body.filter ? [body.filter] : []));
  expect(filters.length).toBeGreaterThanOrEqual(4);
  for (const filter of filters) {
    const { tenant, part, ...others } = filter as Record<string, { $eq: string }>;
    expect([tenant, Object.keys(others).filter((name) => name !== "source")]).toEqual([{ $eq: ids[0] }, []]);
    expect([{ $eq: spaceId }, { $eq: "terms" }]).toContainEqual(part);
  }
});

test("a hit that names another tenant's record is none, whoever sent it", async () => {
  const { a, b, ids, vectors, spaceId } = await shared(true);
  const [mine, theirs] = [one(), one()];
  await a.upsert([mine]);
  await b.upsert([theirs]);
  const record = vectors.record("shared", `${ids[1]}/${spaceId}/${theirs.chunkId}`);
  // As if Pinecone had lost the filter: the metadata says the one tenant, the id the other.
  const forged = { ...record, metadata: { ...record?.metadata, tenant: ids[0], source: mine.sourceId } };
  vectors.answer("/vectors/upsert", { namespace: "shared", vectors: [forged] });
  const { dense } = await a.search({
    vector: axis(0),
    topK: 9,
    filter: { sourceIds: [mine.sourceId, theirs.sourceId] },
  });
  expect(dense.map((hit) => hit.chunkId)).toEqual([mine.chunkId]);
});

import { expect, test } from "vitest";
import type { BotId, SourceId } from "@/lib/core/ids";
import { inTenant } from "@/lib/db";
import type { SearchFilter } from "@/lib/schemas/chat";
import type { Metadata } from "@/lib/schemas/metadata";
import { read } from "@/lib/services/_kit";
import { ask } from "@/lib/services/chat";
import { listDocuments, updateDocument } from "@/lib/services/documents";
import { takeIn, upload } from "@/lib/services/ingestion/testing/take-in";
import { addSource, updateSource } from "@/lib/services/sources";
import { makeBot, makeTenant, type TestTenant } from "@/lib/testing/fixtures";
import { readAskedBot } from "./asked-bot";
import { retrieve } from "./retrieve";
import { search } from "./search";

type World = { tenant: TestTenant; botId: BotId; north: SourceId; south: SourceId };

/** Two sources: of the north one document, of the south two, all with the same words. */
async function world(name: string): Promise<World> {
  const tenant = await makeTenant(name);
  const { id: botId } = await makeBot(tenant);
  const add = async (files: Record<string, string>, metadata: Metadata) => {
    const sourceId = await upload(tenant, files);
    await updateSource(tenant.ctx, { sourceId, botIds: [botId], metadata });
    return sourceId;
  };
  const text = (place: string) => `The lighthouse of ${name} ${place} is open on Mondays.`;
  const north = await add({ "n.txt": text("north") }, { region: "north", year: 2025, isPublic: true });
  const south = await add(
    { "s1.txt": text("south one"), "s2.txt": text("south two") },
    { region: "south", year: 2026 },
  );
  await takeIn(tenant);
  return { tenant, botId, north, south };
}

async function found({ tenant, botId }: World, metadata: unknown): Promise<(string | null)[]> {
  const input = { botId, query: "When is the lighthouse open?", filter: { metadata } };
  const { results } = await search(tenant.ctx, input as Parameters<typeof search>[1]);
  return results.map(({ fileName }) => fileName).sort();
}

test("metadata of sources holds for their documents, unless they have their own", async () => {
  const a = await world("Alpha");
  const b = await world("Beta");
  expect(await found(a, {})).toEqual(["n.txt", "s1.txt", "s2.txt"]);
  expect(await found(a, { region: "north" })).toEqual(["n.txt"]);
  expect(await found(a, { region: ["north", "south"], year: 2026 })).toEqual(["s1.txt", "s2.txt"]);
  expect(await found(a, { year: "2026" })).toEqual([]);
  expect(await found(a, { isPublic: true })).toEqual(["n.txt"]);
  expect(await found(a, { nothing: "x" })).toEqual([]);

  const { items } = await listDocuments(a.tenant.ctx, { sourceId: a.south });
  const one = items.find(({ fileName }) => fileName === "s1.txt");
  if (!one) throw new Error("s1.txt was not taken in");
  await updateDocument(a.tenant.ctx, { documentId: one.id, metadata: { region: "north", "floor: a/b": 1 } });
  expect(await found(a, { region: "north" })).toEqual(["n.txt", "s1.txt"]);
  expect(await found(a, { region: "south" })).toEqual(["s2.txt"]);
  expect(await found(a, { region: "north", year: 2026 })).toEqual(["s1.txt"]);
  expect(await found(a, { "floor: a/b": [0, 1] })).toEqual(["s1.txt"]);
  // Nothing of it is seen by, or changes for, another tenant with the same notes.
  expect(await found(b, { region: "north" })).toEqual(["n.txt"]);
});

test("a chat is kept to what is asked for", async () => {
  const { tenant, botId } = await world("Gamma");
  const question = { botId, message: "When is the lighthouse open?", signal: AbortSignal.timeout(10_000) };
  const { parts } = await ask(tenant.ctx, { ...question, filter: { metadata: { region: "north" } } });
  const seen: unknown[] = [];
  for await (const part of parts) if (part.type === "finish") seen.push(part.answer.citations);
  expect(seen.flat().map((citation) => (citation as { fileName: string }).fileName)).toEqual(["n.txt"]);
});

test("what the index gives beyond the filter is not shown", async () => {
  const { tenant, botId, north } = await world("Delta");
  const { scope } = await read(tenant.ctx, (tx) => readAskedBot(tx, botId));
  const real = tenant.ctx.ports.index;
  const lying: typeof real = Object.assign(Object.create(real), {
    forTenant: (...ids: Parameters<typeof real.forTenant>) => {
      const index = real.forTenant(...ids);
      const search: typeof index.search = (query) =>
        index.search({ ...query, filter: { sourceIds: scope.sourceIds } });
      return Object.assign(Object.create(index), { search });
    },
  });
  const ctx = { ...tenant.ctx, ports: { ...tenant.ctx.ports, index: lying } };
  const query = "When is the lighthouse open?";
  const files = async (part: Partial<typeof scope>) =>
    (await retrieve(ctx, { scope: { ...scope, ...part }, query })).passages.map(({ fileName }) => fileName);
  expect(await files({})).toHaveLength(3);
  expect(await files({ sourceIds: [north] })).toEqual(["n.txt"]);
  expect(await files({ documentIds: [] })).toEqual([]);
});

test("a wrong shape is refused with its place", async () => {
  const here = await world("Epsilon");
  for (const metadata of [{ a: [] }, { a: null }, { a: { b: 1 } }, [], { "": 1 }])
    await expect(found(here, metadata)).rejects.toMatchObject({ code: "validation_failed" });
  const text = { type: "text", title: "T", text: "Words.", metadata: { a: [["b"]] } };
  await expect(
    addSource(here.tenant.ctx, text as unknown as Parameters<typeof addSource>[1]),
  ).rejects.toMatchObject({ code: "validation_failed" });
});

test("by tags, by language and by when a text came or changed", async () => {
  const { tenant, botId, north, south } = await world("Delta");
  await updateSource(tenant.ctx, { sourceId: north, metadata: { tags: ["prices", "eu"] } });
  await updateSource(tenant.ctx, { sourceId: south, metadata: { tags: ["eu"] } });
  const ask = async (filter: SearchFilter) => {
    const { results } = await search(tenant.ctx, { botId, query: "When is the lighthouse open?", filter });
    return results.map(({ fileName }) => fileName).sort();
  };
  const all = ["n.txt", "s1.txt", "s2.txt"];
  expect(await ask({ metadata: { tags: "eu" } })).toEqual(all);
  expect(await ask({ metadata: { tags: "prices" } })).toEqual(["n.txt"]);
  expect(await ask({ metadata: { tags: ["prices", "us"] } })).toEqual(["n.txt"]);
  expect(await ask({ metadata: { tags: "price" } })).toEqual([]);

  const documents = { tenantId: tenant.id, sourceId: north };
  await inTenant(tenant.id, (db) => db.document.updateMany({ where: documents, data: { language: "de" } }));
  expect(await ask({ languages: ["de"] })).toEqual(["n.txt"]);
  expect(await ask({ languages: ["de", "en"] })).toEqual(all);

  const now = new Date().toISOString();
  expect(await ask({ changedFrom: now })).toEqual([]);
  expect(await ask({ changedBefore: now })).toEqual(all);
  await expect(ask({ languages: ["German"] })).rejects.toMatchObject({ code: "validation_failed" });
});

import { expect, test } from "vitest";
import { createMemoryCache } from "@/lib/adapters/cache/memory";
import type { BotId } from "@/lib/core/ids";
import type { Cache, Ctx, Hit } from "@/lib/services/_kit";
import { removeDocument, updateDocument } from "@/lib/services/documents";
import { takeIn, upload } from "@/lib/services/ingestion/testing/take-in";
import { updateSource } from "@/lib/services/sources";
import { makeBot, makeTenant, type TestTenant } from "@/lib/testing/fixtures";
import { listDocuments } from "../documents";
import { search } from "./search";

const query = "When is the lighthouse open?";
const NORTH = "The northern lighthouse is open on Mondays.";
const SOUTH = "The southern lighthouse is open on Fridays.";

type Seen = { indexed: number; kept: string[] };

/** The context over a cache, with what it asks of the index and gives the cache; `more` hits are what a lying index adds. */
function watched(ctx: Ctx, cache: Cache, more: Hit[] = []): { ctx: Ctx; seen: Seen } {
  const seen: Seen = { indexed: 0, kept: [] };
  const real = ctx.ports.index;
  const index: typeof real = Object.assign(Object.create(real), {
    forTenant: (...ids: Parameters<typeof real.forTenant>) => {
      const own = real.forTenant(...ids);
      const asked: typeof own.search = async (given) => {
        seen.indexed++;
        const answer = await own.search(given);
        return { ...answer, lexical: [...more, ...answer.lexical] };
      };
      return Object.assign(Object.create(own), { search: asked });
    },
  });
  const watchedCache: Cache = {
    ...cache,
    forTenant: (tenantId) => {
      const own = cache.forTenant(tenantId);
      return {
        get: (key) => own.get(key),
        set: (key, value, ttl) => {
          seen.kept.push(JSON.stringify([key, value, ttl]));
          return own.set(key, value, ttl);
        },
      };
    },
  };
  return { ctx: { ...ctx, ports: { ...ctx.ports, index, cache: watchedCache } }, seen };
}

async function guide(name = "Guide") {
  const tenant = await makeTenant(name);
  const { id: botId } = await makeBot(tenant);
  const sourceId = await upload(tenant, { "north.txt": NORTH, "south.txt": SOUTH });
  await updateSource(tenant.ctx, { sourceId, botIds: [botId] });
  await takeIn(tenant);
  return { tenant, botId, sourceId };
}

async function files(ctx: Ctx, botId: BotId, more: Partial<Parameters<typeof search>[1]> = {}) {
  const { results } = await search(ctx, { botId, query, ...more });
  return results.map(({ fileName }) => fileName).sort();
}

async function idOf({ ctx }: TestTenant, sourceId: Parameters<typeof listDocuments>[1]["sourceId"]) {
  const { items } = await listDocuments(ctx, { sourceId });
  const north = items.find(({ fileName }) => fileName === "north.txt");
  if (!north) throw new Error("north.txt was not taken in");
  return north.id;
}

test("the same question is looked for once, and answered as the first time", async () => {
  const { tenant, botId } = await guide();
  const { ctx, seen } = watched(tenant.ctx, createMemoryCache());
  const first = await search(ctx, { botId, query });
  const again = await search(ctx, { botId, query });
  expect(seen.indexed).toBe(1);
  expect(again.results).toEqual(first.results);
  expect(again.confidence).toBe(first.confidence);
  expect(first.results).toHaveLength(2);
});

test("another question, another part of the documents or another way to look is another search", async () => {
  const { tenant, botId, sourceId } = await guide();
  const { ctx, seen } = watched(tenant.ctx, createMemoryCache());
  const others: Partial<Parameters<typeof search>[1]>[] = [
    {},
    { query: "Where is the lighthouse?" },
    { mode: "lexical" },
    { topK: 20 },
    { filter: { documentIds: [await idOf(tenant, sourceId)] } },
  ];
  for (const other of others) await search(ctx, { botId, query, ...other });
  const second = await makeBot(tenant, "Second");
  await updateSource(tenant.ctx, { sourceId, botIds: [botId, second.id] });
  await search(ctx, { botId: second.id, query });
  expect(seen.indexed).toBe(others.length + 1);
});

test("whatever a bot may find changes at once", async () => {
  const { tenant, botId, sourceId } = await guide();
  const { ctx, seen } = watched(tenant.ctx, createMemoryCache());
  const documentId = await idOf(tenant, sourceId);
  expect(await files(ctx, botId)).toEqual(["north.txt", "south.txt"]);
  await updateDocument(tenant.ctx, { documentId, isDisabled: true });
  expect(await files(ctx, botId)).toEqual(["south.txt"]);
  await updateDocument(tenant.ctx, { documentId, isDisabled: false });
  expect(await files(ctx, botId)).toEqual(["north.txt", "south.txt"]);

  const more = await upload(tenant, { "west.txt": "The western lighthouse is open on Sundays." });
  await updateSource(tenant.ctx, { sourceId: more, botIds: [botId] });
  expect(await files(ctx, botId)).toEqual(["north.txt", "south.txt"]);
  await takeIn(tenant);
  expect(await files(ctx, botId)).toEqual(["north.txt", "south.txt", "west.txt"]);

  await removeDocument(tenant.ctx, { documentId });
  expect(await files(ctx, botId)).toEqual(["south.txt", "west.txt"]);
  await updateSource(tenant.ctx, { sourceId, botIds: [] });
  expect(await files(ctx, botId)).toEqual(["west.txt"]);
  expect(seen.indexed).toBeGreaterThanOrEqual(5);
});

test("a tenant never gets what another one found, be the question and the documents the same", async () => {
  const cache = createMemoryCache();
  const [a, b] = [await guide("Alpha"), await guide("Beta")];
  const [mine, theirs] = [watched(a.tenant.ctx, cache), watched(b.tenant.ctx, cache)];
  const ofA = await search(mine.ctx, { botId: a.botId, query });
  const ofB = await search(theirs.ctx, { botId: b.botId, query });
  expect([mine.seen.indexed, theirs.seen.indexed]).toEqual([1, 1]);
  const ids = new Set(ofA.results.map(({ chunkId }) => chunkId));
  expect(ofB.results.filter(({ chunkId }) => ids.has(chunkId))).toEqual([]);
});

test("what is kept holds ids and numbers, and nothing of a question or a document", async () => {
  const { tenant, botId } = await guide();
  const { ctx, seen } = watched(tenant.ctx, createMemoryCache());
  await search(ctx, { botId, query });
  expect(seen.kept).toHaveLength(1);
  const [kept = ""] = seen.kept;
  expect(JSON.parse(kept)[2]).toBe(300);
  const strings = kept.match(/"[^"]*"/g) ?? [];
  const known = /^"(search:[\w-]{43}|lexical|dense|entries|frequencies|chk_\w+)"$/;
  expect(strings.filter((one) => !known.test(one))).toEqual([]);
});

test("an index that names what is not there is asked again, and so is one that finds nothing", async () => {
  const { tenant, botId } = await guide();
  const cache = createMemoryCache();
  const lying = watched(tenant.ctx, cache, [{ chunkId: "chk_gone_1_0" as never, score: 99 }]);
  expect(await files(lying.ctx, botId)).toEqual(["north.txt", "south.txt"]);
  const honest = watched(tenant.ctx, cache);
  expect(await files(honest.ctx, botId)).toEqual(["north.txt", "south.txt"]);
  expect(await files(honest.ctx, botId, { query: "zeppelin" })).toEqual([]);
  expect([lying.seen.kept.length, honest.seen.kept.length]).toEqual([0, 1]);
});

test("what a cache gives that is not ours is no answer", async () => {
  const { tenant, botId } = await guide();
  const strange: Cache = {
    ...createMemoryCache(),
    forTenant: () => ({ get: async () => ({ lexical: "all" }), set: async () => {} }),
  };
  const { ctx, seen } = watched(tenant.ctx, strange);
  expect(await files(ctx, botId)).toEqual(["north.txt", "south.txt"]);
  expect(seen.indexed).toBe(1);
});

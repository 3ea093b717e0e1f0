import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { chunkId, newId, type SourceId } from "@/lib/core/ids";
import { SILENT } from "@/lib/core/log";
import type { IndexEntry, TenantIndex } from "../port";
import { createSqliteIndex } from "./index";

const tenantId = newId("tenant");
const apple = [{ forms: ["apple"], weight: 1 }];

let folder: string;
let reading: TenantIndex;
let writing: TenantIndex;
let close: () => Promise<unknown>;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "minirag-index-"));
  // As two processes have it: what one remembers, the other changes.
  const [one, other] = [
    createSqliteIndex({ folder, log: SILENT }),
    createSqliteIndex({ folder, log: SILENT }),
  ];
  reading = one.forTenant(tenantId, null);
  writing = other.forTenant(tenantId, null);
  close = () => Promise.all([one.close(), other.close()]);
});

afterEach(async () => {
  await close();
  await rm(folder, { recursive: true });
});

function entryOf(sourceId: SourceId, words = ["apple"]): IndexEntry {
  const documentId = newId("document");
  const place = { chunkId: chunkId(documentId, 1, 0), documentId, sourceId, version: 1 };
  return { ...place, titleTerms: [], bodyTerms: words };
}

const search = (sourceIds: readonly SourceId[]) =>
  reading.search({ terms: apple, topK: 10, filter: { sourceIds } });

test("a source that comes in after a search is kept out of the next one, when it is not asked for", async () => {
  const [asked, other] = [newId("source"), newId("source")];
  const mine = entryOf(asked);
  await writing.upsert([mine]);
  for (let searches = 0; searches < 2; searches++)
    expect((await search([asked])).lexical.map((hit) => hit.chunkId)).toEqual([mine.chunkId]);
  await writing.upsert([entryOf(other), entryOf(other)]);
  expect((await search([asked])).lexical.map((hit) => hit.chunkId)).toEqual([mine.chunkId]);
  expect((await search([asked, other])).lexical).toHaveLength(3);
  expect((await search([other])).lexical).toHaveLength(2);
});

test("how many entries hold a term is counted anew when some came or went", async () => {
  const source = newId("source");
  const first = entryOf(source);
  await writing.upsert([first, entryOf(source, ["pear"])]);
  const held = async () => (await search([source])).statistics.documentFrequency.get("apple");
  expect(await held()).toBe(1);
  await writing.upsert([entryOf(source)]);
  expect(await held()).toBe(2);
  await writing.deleteDocument(first.documentId);
  expect(await held()).toBe(1);
});

test("of more sources than are remembered the filter is looked up", async () => {
  const sources = Array.from({ length: 260 }, () => newId("source"));
  await writing.upsert(sources.map((source) => entryOf(source)));
  expect((await search(sources.slice(0, 3))).lexical).toHaveLength(3);
  const all = await reading.search({ terms: apple, topK: 400, filter: { sourceIds: sources } });
  expect(all.lexical).toHaveLength(260);
});

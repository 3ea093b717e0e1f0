import { existsSync, readFileSync, rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getPorts } from "@/lib/adapters";
import { inTenant } from "@/lib/db";
import { removeSource, syncSource } from "@/lib/services/sources";
import { KillCount, runUntil } from "@/lib/testing/crash";
import { makeBot, makeTenant, type TestTenant } from "@/lib/testing/fixtures";
import { randomOf, shuffled } from "@/lib/testing/random";
import { addText, expectWhole } from "./testing/whole";

// Chains of kills: each process brings to an end what the one before left when it was killed, gets more to do, and is killed
// in turn. The seed decides the order of the windows, and how long the documents are.

const SEEDS = [1, 2, 3];
const TEXTS_A_KILL = 3;
const TIMEOUT_MS = 300_000;
const EMBEDDED = `${process.env.DATA_DIR}/embedded`;

const INGESTING = [
  "before call 1 of ingest",
  "before blobs.get",
  "after blobs.get",
  "before extractor.extract",
  "after extractor.extract",
  "before embedding",
  "after embedding",
  "before index.upsert",
  "after index.upsert",
  "after call 1 of ingest",
  "after call 2 of ingest",
  "before call 3 of ingest",
];
const RENEWING = ["before index.deleteVersion", "after index.deleteVersion", "after index.upsert"];
const DELETING = [
  "before index.deleteDocument",
  "after index.deleteDocument",
  "before blobs.deletePrefix",
  "after blobs.deletePrefix",
];

const kills = new KillCount();
const embedCalls = () => (existsSync(EMBEDDED) ? readFileSync(EMBEDDED, "utf8").length : 0);
let needed = 0;

async function killAt(point: string, tenant: TestTenant, doing: string): Promise<void> {
  expect(await runUntil(point, tenant), `killed ${point}`).toBeNull();
  kills.add(`${point}, while ${doing}`);
}

async function neededBy({ id }: TestTenant): Promise<number> {
  const chunks = await inTenant(id, (db) => db.chunk.findMany({ select: { hash: true } }));
  return new Set(chunks.map(({ hash }) => hash)).size;
}

beforeAll(() => rmSync(EMBEDDED, { force: true }));
afterAll(() =>
  console.info(`kills by window, seeds ${SEEDS.join(" ")}\n${kills}\n`, { embedded: embedCalls(), needed }),
);

describe.each(SEEDS)("killed again and again (seed %d)", (seed) => {
  test(
    "while documents are taken in, each comes to its end, once",
    async () => {
      const random = randomOf(seed);
      const tenant = await makeTenant();
      const bot = await makeBot(tenant);
      let texts = 0;
      for (const point of shuffled(INGESTING, random)) {
        for (let more = 0; more < TEXTS_A_KILL; more++)
          await addText(tenant, bot, ++texts, 20 + Math.floor(random() * 60));
        await killAt(point, tenant, "taking in");
      }
      expect(await runUntil("none", tenant)).toBe(0);
      await expectWhole(tenant);
      expect(await inTenant(tenant.id, (db) => db.document.count())).toBe(texts);
      needed += await neededBy(tenant);
    },
    TIMEOUT_MS,
  );

  test(
    "while sources are taken in anew or deleted, what stays is whole, what goes leaves nothing, and nothing is embedded",
    async () => {
      const random = randomOf(seed);
      const tenant = await makeTenant();
      const bot = await makeBot(tenant);
      const all = shuffled(
        [...RENEWING, ...DELETING].map((point) => ({ point, isDeletion: DELETING.includes(point) })),
        random,
      );
      const sources: { id: string }[] = [];
      for (const [index] of all.entries())
        sources.push(await addText(tenant, bot, index + 1, 20 + Math.floor(random() * 60)));
      expect(await runUntil("none", tenant)).toBe(0);
      needed += await neededBy(tenant);
      const before = embedCalls();
      for (const [index, { point, isDeletion }] of all.entries()) {
        const ref = { sourceId: sources[index]?.id ?? "" };
        if (isDeletion) await removeSource(tenant.ctx, ref);
        else await syncSource(tenant.ctx, ref);
        await killAt(point, tenant, isDeletion ? "deleting" : "taking in anew");
      }
      expect(await runUntil("none", tenant)).toBe(0);
      await expectWhole(tenant);
      // The texts are the same, so the cache has all of their vectors.
      expect(embedCalls()).toBe(before);
      expect(await inTenant(tenant.id, (db) => db.source.count())).toBe(RENEWING.length);
      expect(await getPorts().blobs.count(`tenants/${tenant.id}/`)).toBe(RENEWING.length);
    },
    TIMEOUT_MS,
  );
});

test("over all of it, a fifth more is embedded than is needed at most", () => {
  expect(needed).toBeGreaterThan(0);
  expect(embedCalls() / needed).toBeLessThanOrEqual(1.2);
});

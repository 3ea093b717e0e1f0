import { expect } from "vitest";
import { getPorts } from "@/lib/adapters";
import type { SpaceId } from "@/lib/core/ids";
import { inTenant } from "@/lib/db";
import { addSource } from "@/lib/services/sources";
import { makeBot, type TestTenant } from "@/lib/testing/fixtures";

export const DOCUMENTS = 3;
const PARAGRAPHS = 120;

function text(seed: number, length: number): string {
  const paragraphs = Array.from({ length }, (_, index) => {
    const topic = `topic${seed}x${index}`;
    return (
      `## Section ${index}\n\nThe ${topic} of part ${index} is kept in drawer ${index * 7 + seed}. `.repeat(
        1,
      ) + "It is checked every morning by the keeper of the light. ".repeat(12)
    );
  });
  return paragraphs.join("\n\n");
}

/** Adds a few long texts, one source each. */
export async function addDocuments(tenant: TestTenant): Promise<void> {
  const bot = await makeBot(tenant);
  for (let seed = 1; seed <= DOCUMENTS; seed++) await addText(tenant, bot, seed);
}

/** Adds a text that is not the same for two numbers, as a source of its own. */
export async function addText(tenant: TestTenant, bot: { id: string }, seed: number, length = PARAGRAPHS) {
  const given = { title: `Text ${seed}`, text: text(seed, length), botIds: [bot.id] };
  return addSource(tenant.ctx, { type: "text", ...given });
}

/** What has to hold when nothing is at work: each document ready, each chunk in the index once, nothing else in it. */
export async function expectWhole(tenant: TestTenant): Promise<void> {
  const { documents, chunks, spaceId, jobs } = await inTenant(tenant.id, async (db) => ({
    documents: await db.document.findMany(),
    chunks: await db.chunk.findMany({ select: { id: true, documentId: true, version: true } }),
    spaceId: (await db.tenant.findUniqueOrThrow({ where: { id: tenant.id } }))
      .activeSpaceId as SpaceId | null,
    jobs: await db.job.findMany({ where: { status: { in: ["queued", "running"] } } }),
  }));
  expect(jobs).toEqual([]);
  expect(
    documents.map(({ status, errorCode, errorMessage }) => ({ status, errorCode, errorMessage })),
  ).toEqual(documents.map(() => ({ status: "ready", errorCode: null, errorMessage: null })));
  const index = getPorts().index.forTenant(tenant.id, spaceId);
  for (const { id, liveVersion, chunkCount } of documents) {
    const live = chunks.filter((chunk) => chunk.documentId === id && chunk.version === liveVersion);
    expect(live.length).toBeGreaterThan(10);
    expect(chunkCount).toBe(live.length);
    expect(await index.count({ documentId: id as never })).toBe(live.length);
  }
  const { items } = await index.listVersions();
  expect(items.map(({ documentId, version }) => `${documentId} ${version}`).sort()).toEqual(
    documents.map(({ id, liveVersion }) => `${id} ${liveVersion}`).sort(),
  );
}

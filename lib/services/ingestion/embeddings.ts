import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { type DocumentId, newId, type SpaceId } from "@/lib/core/ids";
import { toUnitVector } from "@/lib/core/vectors";
import { command, type TenantEmbedding, type Tx } from "../_kit";
import type { Embedder } from "../connections";
import { type Progress, writeProgress } from "./report-progress";

type Range = { documentId: DocumentId; version: number; from: number; to: number; spaceId: SpaceId | null };

/** Texts of the chunks from one ordinal to another (excluded) that the cache has no vector of, each once. */
export function findUnembedded(tx: Tx, range: Range): Promise<{ hash: string; text: string }[]> {
  return tx.db.$queryRaw`
    select distinct on (c.hash) c.hash, case when c.context = '' then c.text else c.context || E'\n\n' || c.text end as text
    from "Chunk" c
    where c."documentId" = ${range.documentId} and c.version = ${range.version}
      and c.ordinal >= ${range.from} and c.ordinal < ${range.to}
      and not exists (select from "Embedding" e where e."spaceId" = ${range.spaceId} and e.hash = c.hash)`;
}

/** Whether the vectors of a space are what this model gives now, through the same account. */
export function isMadeBy(
  space: NonNullable<TenantEmbedding["space"]>,
  { id, connectionId, dimensions }: Embedder,
): boolean {
  const isAsLong = dimensions === null ? !space.isAsked : dimensions === space.dimensions;
  return isAsLong && space.model === id && space.connectionId === connectionId;
}

/** The tenant's space for vectors of this model, whether questions are asked in it already or not; null before the first. */
export async function spaceFor(tx: Tx, embedder: Embedder | null): Promise<SpaceId | null> {
  if (!embedder) return null;
  const { space } = tx.tenant;
  if (space && isMadeBy(space, embedder)) return space.id;
  const { id: model, connectionId, dimensions } = embedder;
  const found = await tx.db.embeddingSpace.findFirst({
    where: { model, connectionId, ...(dimensions === null ? { isAsked: false } : { dimensions }) },
    orderBy: { createdAt: "desc" },
    select: { id: true },
  });
  return found ? (found.id as SpaceId) : null;
}

type NewVectors = {
  embedder: Embedder;
  rows: { hash: string; values: number[] }[];
  /** How far this brings the job. */
  progress: Progress | null;
};

/**
 * Puts vectors into the cache, in the space of their model; a tenant's first is the one that questions are asked in.
 * @throws AppError upstream_rejected for a vector with wrong dimensions or with numbers that are none
 */
export const storeVectors = command({
  name: "embedding.store",
  permission: "sources:write",
  input: z.custom<NewVectors>(),
  async run({ tx, input: { embedder, rows, progress } }) {
    const { dimensions } = embedder;
    // A space keeps its dimensions: vectors of other ones could not be compared with those that are there.
    const known = await spaceFor(tx, embedder);
    const expected = dimensions ?? (known && (await dimensionsOf(tx, known))) ?? rows[0]?.values.length ?? 0;
    const vectors = rows.map(({ hash, values }) => ({ hash, vector: toUnitVector(values) }));
    if (vectors.some(({ vector }) => vector === null || vector.length !== expected)) {
      throw new AppError(
        "upstream_rejected",
        `The model's vectors are not what they should be: ${expected} finite numbers each.`,
      );
    }
    const tenantId = tx.tenant.id;
    const spaceId = known ?? (await ensureSpace(tx, embedder, expected));
    const data = vectors.flatMap(({ hash, vector }) =>
      vector ? { tenantId, spaceId, hash, vector: new Uint8Array(vector.buffer) } : [],
    );
    await tx.db.embedding.createMany({ data, skipDuplicates: true });
    if (progress) await writeProgress(tx, progress);
    return { result: null, audit: { skip: "part of ingestion" } };
  },
});

/** Several documents may make the first vectors of a model at once. */
async function ensureSpace(
  tx: Tx,
  { id: model, connectionId, isAsked }: Embedder,
  dimensions: number,
): Promise<SpaceId> {
  const tenantId = tx.tenant.id;
  await tx.db.$executeRaw`
    insert into "EmbeddingSpace" (id, "tenantId", "connectionId", model, dimensions, "isAsked")
    values (${newId("space")}, ${tenantId}, ${connectionId}, ${model}, ${dimensions}, ${isAsked})
    on conflict ("tenantId", "connectionId", model, dimensions) do nothing`;
  const { id } = await tx.db.embeddingSpace.findFirstOrThrow({ where: { connectionId, model, dimensions } });
  if (!tx.tenant.space) {
    const where = { id: tenantId, activeSpaceId: null };
    await tx.db.tenant.updateMany({ where, data: { activeSpaceId: id } });
  }
  return id as SpaceId;
}

async function dimensionsOf(tx: Tx, spaceId: SpaceId): Promise<number> {
  if (tx.tenant.space?.id === spaceId) return tx.tenant.space.dimensions;
  const { dimensions } = await tx.db.embeddingSpace.findUniqueOrThrow({ where: { id: spaceId } });
  return dimensions;
}

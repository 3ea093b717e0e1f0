import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { type DocumentId, newId, type SpaceId } from "@/lib/core/ids";
import { toUnitVector } from "@/lib/core/vectors";
import { command, type Tx } from "../_kit";
import { type Progress, writeProgress } from "./report-progress";

type Range = { documentId: DocumentId; version: number; from: number; to: number; model: string };

/** Texts of the chunks from one ordinal to another (excluded) that the cache has no vector of, each once. */
export function findUnembedded(tx: Tx, range: Range): Promise<{ hash: string; text: string }[]> {
  return tx.db.$queryRaw`
    select distinct on (c.hash) c.hash, case when c.context = '' then c.text else c.context || E'\n\n' || c.text end as text
    from "Chunk" c
    where c."documentId" = ${range.documentId} and c.version = ${range.version}
      and c.ordinal >= ${range.from} and c.ordinal < ${range.to}
      and not exists (
        select from "Embedding" e join "EmbeddingSpace" s on s.id = e."spaceId"
        where s.model = ${range.model} and e.hash = c.hash)`;
}

type NewVectors = {
  model: string;
  dimensions: number | null;
  rows: { hash: string; values: number[] }[];
  /** How far this brings the job. */
  progress: Progress | null;
};

/**
 * Puts vectors into the cache, in the space of their model, which becomes the tenant's.
 * @throws AppError upstream_rejected for a vector with wrong dimensions or with numbers that are none
 */
export const storeVectors = command({
  name: "embedding.store",
  permission: "sources:write",
  input: z.custom<NewVectors>(),
  async run({ tx, input: { model, dimensions, rows, progress } }) {
    // A model keeps its dimensions: vectors of other ones could not be compared with those that are there.
    const known = await tx.db.embeddingSpace.findFirst({ where: { model, id: tx.tenant.space?.id ?? "" } });
    const expected = dimensions ?? known?.dimensions ?? rows[0]?.values.length ?? 0;
    const vectors = rows.map(({ hash, values }) => ({ hash, vector: toUnitVector(values) }));
    if (vectors.some(({ vector }) => vector === null || vector.length !== expected)) {
      throw new AppError(
        "upstream_rejected",
        `The model's vectors are not what they should be: ${expected} finite numbers each.`,
      );
    }
    const tenantId = tx.tenant.id;
    const isKnown = known?.dimensions === expected;
    const spaceId = isKnown ? (known.id as SpaceId) : await ensureSpace(tx, model, expected);
    const data = vectors.flatMap(({ hash, vector }) =>
      vector ? { tenantId, spaceId, hash, vector: new Uint8Array(vector.buffer) } : [],
    );
    await tx.db.embedding.createMany({ data, skipDuplicates: true });
    if (progress) await writeProgress(tx, progress);
    return { result: null, audit: { skip: "part of ingestion" } };
  },
});

/** Several documents may make the first vectors of a model at once. */
async function ensureSpace(tx: Tx, model: string, dimensions: number): Promise<SpaceId> {
  const tenantId = tx.tenant.id;
  await tx.db.$executeRaw`
    insert into "EmbeddingSpace" (id, "tenantId", model, dimensions) values (${newId("space")}, ${tenantId}, ${model}, ${dimensions})
    on conflict ("tenantId", model, dimensions) do nothing`;
  const { id } = await tx.db.embeddingSpace.findFirstOrThrow({ where: { model, dimensions } });
  if (tx.tenant.space?.id !== id) {
    await tx.db.tenant.update({ where: { id: tenantId }, data: { activeSpaceId: id } });
  }
  return id as SpaceId;
}

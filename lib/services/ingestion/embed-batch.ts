import { embedMany } from "ai";
import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { type Ctx, modelError, read, workflow } from "../_kit";
import { type Embedder, embedderOf } from "../connections";
import { findUnembedded, spaceFor, storeVectors } from "./embeddings";
import { failDocument } from "./fail-document";
import type { IngestRef } from "./fence";
import { type Progress, reportProgress } from "./report-progress";

/** Chunks of one step: few enough for one request to any provider, many enough for steps to be rare. */
const BATCH = 96;
/** For all of them, by a server without a graphics card too; one that never answers must not hold a step for good. */
const WITHIN_MS = 5 * 60_000;
const MAX_ORDINAL = 2_147_483_647;

export function countBatches(ctx: Ctx, chunks: number): number {
  return embedderOf(ctx) ? Math.ceil(chunks / BATCH) : 0;
}

/** Embeds the n-th batch of a version's chunks; what the cache has of them already costs no call. */
export const embedBatch = workflow({
  name: "document.embed",
  permission: "sources:write",
  input: z.custom<IngestRef & { batch: number }>(),
  async run({ ctx, input: { batch, ...ref } }): Promise<{ ended: boolean }> {
    const from = batch * BATCH;
    return endIfRefused(ctx, ref, () =>
      embedRange(ctx, ref, from, { ref, step: "embedding", done: from + BATCH }),
    );
  },
});

/**
 * Makes sure that every chunk of a version has its vector: what deleted another document may have taken some along, and
 * the choice of the model may have changed midway.
 */
export async function embedMissing(ctx: Ctx, ref: IngestRef): Promise<{ ended: boolean }> {
  const embedder = embedderOf(ctx);
  if (!embedder) return { ended: false };
  const whole = { ...ref, from: 0, to: MAX_ORDINAL };
  const missing = await read(ctx, async (tx) =>
    findUnembedded(tx, { ...whole, spaceId: await spaceFor(tx, embedder) }),
  );
  if (missing.length === 0) return { ended: false };
  const chunks = await read(ctx, ({ db }) =>
    db.chunk.count({ where: { documentId: ref.documentId, version: ref.version } }),
  );
  return endIfRefused(ctx, ref, async () => {
    for (let from = 0; from < chunks; from += BATCH) await embedRange(ctx, ref, from, null);
  });
}

/**
 * What the provider refuses for good, or nobody can be asked for, ends the document with its reason; what may work next
 * time is thrown, for the step to be tried again.
 */
async function endIfRefused(
  ctx: Ctx,
  ref: IngestRef,
  work: () => Promise<void>,
): Promise<{ ended: boolean }> {
  try {
    await work();
    return { ended: false };
  } catch (thrown) {
    const error = AppError.from(thrown);
    if (error.retryable) throw thrown;
    ctx.log.warn({ error, documentId: ref.documentId }, "the embedding model refused a text");
    await failDocument(ctx, { ref, failure: { code: "embedding_refused", message: error.message } });
    return { ended: true };
  }
}

async function embedRange(ctx: Ctx, ref: IngestRef, from: number, progress: Progress | null): Promise<void> {
  const embedder = embedderOf(ctx);
  if (!embedder) return;
  const missing = await read(ctx, async (tx) =>
    findUnembedded(tx, { ...ref, from, to: from + BATCH, spaceId: await spaceFor(tx, embedder) }),
  );
  if (missing.length === 0) {
    if (progress) await reportProgress(ctx, progress);
    return;
  }
  const values = missing.map((chunk) => chunk.text);
  const { model } = embedder.open();
  // The step is what is tried again, at the provider's own pace; a second loop in here would multiply the tries.
  const { embeddings } = await embedMany({
    ...{ model, values, maxRetries: 0 },
    abortSignal: AbortSignal.timeout(WITHIN_MS),
  }).catch((error) => {
    throw modelError(error, connectionName(ctx, embedder));
  });
  if (embeddings.length !== values.length) {
    throw new AppError(
      "upstream_failed",
      `The model gave ${embeddings.length} vectors for ${values.length} texts.`,
    );
  }
  const rows = missing.map(({ hash }, index) => ({ hash, values: embeddings[index] ?? [] }));
  await storeVectors(ctx, { embedder, rows, progress });
}

/** The team's own account that embeds; null: the deployment's. */
function connectionName({ tenant }: Ctx, { connectionId }: Embedder): string | null {
  return tenant.embedders.find(({ id }) => id === connectionId)?.name ?? null;
}

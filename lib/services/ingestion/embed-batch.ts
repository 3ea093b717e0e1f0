import { embedMany } from "ai";
import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { type Ctx, modelError, read, workflow } from "../_kit";
import { findUnembedded, spaceFor, storeVectors } from "./embeddings";
import { failDocument } from "./fail-document";
import type { IngestRef } from "./fence";
import { type Progress, reportProgress } from "./report-progress";

/** Chunks of one step: few enough for one request to any provider, many enough for steps to be rare. */
const BATCH = 96;
const MAX_ORDINAL = 2_147_483_647;

export function countBatches(ctx: Ctx, chunks: number): number {
  return ctx.ports.models.embedding() ? Math.ceil(chunks / BATCH) : 0;
}

/**
 * Embeds the n-th batch of a version's chunks; what the cache has of them already costs no call. What the provider refuses
 * for good ends the document with its reason; what may work next time is thrown, for the step to be tried again.
 */
export const embedBatch = workflow({
  name: "document.embed",
  permission: "sources:write",
  input: z.custom<IngestRef & { batch: number }>(),
  async run({ ctx, input: { batch, ...ref } }): Promise<{ ended: boolean }> {
    const from = batch * BATCH;
    try {
      await embedRange(ctx, ref, from, { ref, step: "embedding", done: from + BATCH });
      return { ended: false };
    } catch (thrown) {
      const error = AppError.from(thrown);
      if (error.retryable) throw thrown;
      ctx.log.warn({ error, documentId: ref.documentId }, "the embedding model refused a text");
      await failDocument(ctx, { ref, failure: { code: "embedding_refused", message: error.message } });
      return { ended: true };
    }
  },
});

/** Makes sure that every chunk of a version has its vector: what deleted another document may have taken some along. */
export async function embedMissing(ctx: Ctx, ref: IngestRef): Promise<void> {
  const embedding = ctx.ports.models.embedding();
  if (!embedding) return;
  const whole = { ...ref, from: 0, to: MAX_ORDINAL };
  const missing = await read(ctx, async (tx) =>
    findUnembedded(tx, { ...whole, spaceId: await spaceFor(tx, embedding) }),
  );
  if (missing.length === 0) return;
  const chunks = await read(ctx, ({ db }) =>
    db.chunk.count({ where: { documentId: ref.documentId, version: ref.version } }),
  );
  for (let from = 0; from < chunks; from += BATCH) await embedRange(ctx, ref, from, null);
}

async function embedRange(ctx: Ctx, ref: IngestRef, from: number, progress: Progress | null): Promise<void> {
  const embedding = ctx.ports.models.embedding();
  if (!embedding) return;
  const missing = await read(ctx, async (tx) =>
    findUnembedded(tx, { ...ref, from, to: from + BATCH, spaceId: await spaceFor(tx, embedding) }),
  );
  if (missing.length === 0) {
    if (progress) await reportProgress(ctx, progress);
    return;
  }
  const values = missing.map((chunk) => chunk.text);
  // The step is what is tried again, at the provider's own pace; a second loop in here would multiply the tries.
  const { embeddings } = await embedMany({ model: embedding.model, values, maxRetries: 0 }).catch((error) => {
    throw modelError(error);
  });
  if (embeddings.length !== values.length) {
    throw new AppError(
      "upstream_failed",
      `The model gave ${embeddings.length} vectors for ${values.length} texts.`,
    );
  }
  const rows = missing.map(({ hash }, index) => ({ hash, values: embeddings[index] ?? [] }));
  await storeVectors(ctx, { embedding, rows, progress });
}

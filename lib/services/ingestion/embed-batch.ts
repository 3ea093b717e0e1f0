import { embedMany } from "ai";
import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { type Ctx, modelError, read, workflow } from "../_kit";
import { findUnembedded, storeVectors } from "./embeddings";
import type { IngestRef } from "./fence";
import { reportProgress } from "./report-progress";

/** Chunks of one step: few enough for one request to any provider, many enough for steps to be rare. */
const BATCH = 96;

export function countBatches(ctx: Ctx, chunks: number): number {
  return ctx.ports.models.embedding() ? Math.ceil(chunks / BATCH) : 0;
}

/** Embeds the n-th batch of a version's chunks; what the cache has of them already costs no call. */
export const embedBatch = workflow({
  name: "document.embed",
  permission: "sources:write",
  input: z.custom<IngestRef & { batch: number }>(),
  async run({ ctx, input: { batch, ...ref } }): Promise<{ embedded: number }> {
    const from = batch * BATCH;
    const embedded = await embedRange(ctx, ref, from);
    await reportProgress(ctx, { ref, step: "embedding", done: from + BATCH });
    return { embedded };
  },
});

async function embedRange(ctx: Ctx, ref: IngestRef, from: number): Promise<number> {
  const embedding = ctx.ports.models.embedding();
  if (!embedding) return 0;
  const missing = await read(ctx, (tx) =>
    findUnembedded(tx, { ...ref, from, to: from + BATCH, model: embedding.id }),
  );
  if (missing.length === 0) return 0;
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
  await storeVectors(ctx, { model: embedding.id, dimensions: embedding.dimensions, rows });
  return missing.length;
}

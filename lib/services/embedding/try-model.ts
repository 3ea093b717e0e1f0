import { embed } from "ai";
import { AppError, validationFailed } from "@/lib/core/errors";
import { toUnitVector } from "@/lib/core/vectors";
import type { EmbeddingChoice, OwnEmbedding } from "@/lib/schemas/embedding";
import { type Ctx, modelError, read } from "../_kit";
import { getConnectionOrThrow, openAccount } from "../connections";

const WITHIN_MS = 15_000;
const TEXT = "When does the ferry to the island sail?";

type Own = Extract<EmbeddingChoice, { model: string }>;

/**
 * Has the model embed one sentence, and says how long its vectors are.
 * @throws AppError validation_failed, naming what has to be another one · upstream_failed when the provider does not work now
 */
export async function tryModel(
  ctx: Ctx,
  { connectionId, model: name, dimensions }: Own,
): Promise<OwnEmbedding> {
  const row = await read(ctx, (tx) => getConnectionOrThrow(tx, connectionId)).catch((error) => {
    if (AppError.from(error).code !== "not_found") throw error;
    throw wrong("connectionId", "is not a connection of this tenant");
  });
  const vector = await embedSentence(ctx, () => openAccount(ctx, row).embedding(name, dimensions ?? null));
  if (dimensions !== undefined && vector.length !== dimensions) {
    throw wrong("dimensions", `The model gives ${vector.length} numbers. Leave this empty, or name as many.`);
  }
  const isAsked = dimensions !== undefined;
  return { connectionId, provider: row.provider, model: name, dimensions: vector.length, isAsked };
}

async function embedSentence(
  ctx: Ctx,
  open: () => { model: Parameters<typeof embed>[0]["model"] } | null,
): Promise<Float32Array> {
  try {
    const embedding = open();
    if (!embedding) throw wrong("connectionId", "is with a provider that has no models that embed");
    const abortSignal = AbortSignal.timeout(WITHIN_MS);
    const result = await embed({ model: embedding.model, value: TEXT, maxRetries: 0, abortSignal });
    const vector = toUnitVector(result.embedding);
    if (vector) return vector;
    throw wrong("model", "The model did not give a vector. Choose one that embeds.");
  } catch (thrown) {
    const error = modelError(thrown);
    if (error.code === "not_configured") throw wrong("connectionId", "has no key any more");
    if (error.details?.isKeyRefused)
      throw wrong("connectionId", "The provider refuses the key of this connection.");
    if (error.code !== "upstream_rejected") throw error;
    ctx.log.info({ error }, "an embedding model did not pass its trial");
    throw wrong("model", "The provider does not embed with this model. Choose another.");
  }
}

const wrong = (place: "connectionId" | "model" | "dimensions", message: string) =>
  validationFailed([{ path: [place], message }]);

import { z } from "zod";
import { idOf, line } from "./common";

const dollars = z.number().min(0).max(10_000);

/** What a million tokens cost, in US dollars. */
export const ModelPrice = z.strictObject({ input: dollars, output: dollars });
export type ModelPrice = z.infer<typeof ModelPrice>;

/**
 * A model through one of the team's connections, or what the deployment has: which that is, whoever runs it decides, since
 * it is their account.
 */
export const ModelChoice = z.union([
  z.strictObject({ connectionId: z.literal("deployment") }),
  z.strictObject({
    connectionId: idOf("connection"),
    model: line(200),
    /** In place of the list price: for models that have none here, and for prices that were agreed on. */
    price: ModelPrice.optional(),
  }),
]);
export type ModelChoice = z.infer<typeof ModelChoice>;

export const BotModels = z.strictObject({
  /** Writes the answers; left out: the deployment's. */
  language: ModelChoice.optional(),
  /** Writes them when the first fails before its first word; left out, or when it fails too: answers are quotes. */
  fallback: ModelChoice.optional(),
  /** Puts what was found into order; left out: none does. */
  rerank: ModelChoice.optional(),
  temperature: z.number().min(0).max(2).optional(),
  /** Whether the language model checks each statement of its answer against what it cites, once the answer is there. */
  checkClaims: z.boolean().optional(),
  maxOutputTokens: z.number().int().min(16).max(32_000).optional(),
});
export type BotModels = z.infer<typeof BotModels>;

/** What a model is wanted for. */
export const MODEL_KINDS = ["language", "rerank", "embedding"] as const;
export type ModelKind = (typeof MODEL_KINDS)[number];

export const ListModelsQuery = z.strictObject({ kind: z.enum(MODEL_KINDS).default("language") });

/** The names of the models that a provider lists; empty when it lists none of the kind. */
export const ModelListDto = z.object({ models: z.array(z.string()) });

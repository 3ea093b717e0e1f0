import { z } from "zod";
import { idOf, line } from "./common";
import { PROVIDERS } from "./connection";

const FEWEST_DIMENSIONS = 8;
const MOST_DIMENSIONS = 8_192;
const dimensions = z
  .number()
  .int()
  .min(FEWEST_DIMENSIONS, `must be at least ${FEWEST_DIMENSIONS}`)
  .max(MOST_DIMENSIONS, `must be at most ${MOST_DIMENSIONS}`);

const deployment = z.strictObject({ connectionId: z.literal("deployment") });
const none = z.strictObject({ connectionId: z.literal("none") });

/** What embeds a team's documents and questions: the deployment's model, none, or one through a connection of the team. */
export const EmbeddingChoice = z.union([
  deployment,
  none,
  z.strictObject({
    connectionId: idOf("connection"),
    model: line(200),
    /** The length of the vectors to ask for; left out: the model's own. */
    dimensions: dimensions.optional(),
  }),
]);
export type EmbeddingChoice = z.infer<typeof EmbeddingChoice>;

/** The same as it is kept, with what was learned when the model was tried. */
export const OwnEmbedding = z.strictObject({
  connectionId: idOf("connection"),
  provider: z.enum(PROVIDERS),
  model: z.string(),
  /** The length of its vectors. */
  dimensions,
  /** Whether it has to be asked for this length. */
  isAsked: z.boolean(),
});
export type OwnEmbedding = z.infer<typeof OwnEmbedding>;

/** Null in the database: the deployment's. */
export const StoredEmbedding = z.union([none, OwnEmbedding]);
export type StoredEmbedding = z.infer<typeof StoredEmbedding>;

/** What embeds, whether it can, and how far documents are embedded by it. */
export const EmbeddingDto = z.object({
  choice: EmbeddingChoice,
  /** `provider/model`; null: search is by words alone. */
  model: z.string().nullable(),
  /** The deployment's, whether it is chosen or not. */
  deployment: z.string().nullable(),
  /** Why no document can be embedded now, in words; null: nothing is known against it. */
  problem: z.string().nullable(),
  /** The model that questions are embedded by meanwhile: another one while a change is under way. */
  askedBy: z.string().nullable(),
  /** Documents that answer, and how many of them stand in the index as they should. */
  documents: z.object({ total: z.number(), done: z.number(), failed: z.number() }),
  /** What there is to embed. */
  passages: z.number(),
  tokens: z.number(),
});
export type EmbeddingDto = z.infer<typeof EmbeddingDto>;

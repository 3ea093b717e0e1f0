import { z } from "zod";

/** A question that the bot was asked, and how sure its sources made it: by these a threshold is chosen. */
export const ConfidenceDto = z.object({
  question: z.string(),
  confidence: z.number(),
  /** Asked in a conversation, or by the newest run of an evaluation. */
  from: z.enum(["conversation", "evaluation"]),
  /** What the evaluation expects; null: nobody said. */
  shouldRefuse: z.boolean().nullable(),
});
export type ConfidenceDto = z.infer<typeof ConfidenceDto>;

/** The least sure first. */
export const ConfidencesDto = z.object({
  items: z.array(ConfidenceDto),
  /** What holds when the bot sets none. */
  recommended: z.number(),
});
export type ConfidencesDto = z.infer<typeof ConfidencesDto>;

import { z } from "zod";

export const FLAG_KINDS = ["instructions", "role_markers", "hidden_text", "invisible_characters"] as const;
export type FlagKind = (typeof FLAG_KINDS)[number];

export const SAMPLE_LENGTH = 120;

/** One kind of thing in a document that may be meant for the model instead of for readers. */
export const Flag = z.object({
  kind: z.enum(FLAG_KINDS),
  /** How many places, and of invisible characters how many. */
  count: z.number(),
  /** Of the first place; never more than 120 characters. */
  sample: z.string(),
  /** Where that is in the text; null when the text does not have it. */
  start: z.number().nullable(),
});
export type Flag = z.infer<typeof Flag>;

import { z } from "zod";

export const ChunkDto = z.object({
  id: z.string(),
  ordinal: z.number(),
  text: z.string(),
  tokens: z.number(),
  start: z.number(),
  end: z.number(),
  page: z.number().nullable(),
  headingPath: z.array(z.string()),
});
export type ChunkDto = z.infer<typeof ChunkDto>;

export const BLOCK_KINDS = ["heading", "paragraph", "list", "table", "code"] as const;

export const DocumentTextQuery = z.strictObject({
  /** An older version, as a citation names it; without it the one that answers now. */
  version: z.coerce.number().int().positive().optional(),
});

/** The text of a version, with its structure. Offsets count UTF-16 units; ends are excluded. */
export const DocumentTextDto = z.object({
  version: z.number(),
  /** Whether it is the version that answers now. */
  isLive: z.boolean(),
  text: z.string(),
  pageStarts: z.array(z.number()),
  blocks: z.array(
    z.object({ start: z.number(), end: z.number(), kind: z.enum(BLOCK_KINDS), level: z.number().optional() }),
  ),
});
export type DocumentTextDto = z.infer<typeof DocumentTextDto>;

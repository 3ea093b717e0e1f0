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

/** The text of the version that answers now, with its structure. Offsets count UTF-16 units; ends are excluded. */
export const DocumentTextDto = z.object({
  version: z.number(),
  text: z.string(),
  pageStarts: z.array(z.number()),
  blocks: z.array(
    z.object({ start: z.number(), end: z.number(), kind: z.enum(BLOCK_KINDS), level: z.number().optional() }),
  ),
});
export type DocumentTextDto = z.infer<typeof DocumentTextDto>;

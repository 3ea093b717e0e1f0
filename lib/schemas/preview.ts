import { z } from "zod";
import { idOf, line } from "./common";
import { MAX_FILES_PER_UPLOAD } from "./file-limits";
import { Address, maxDepth, siteLimits } from "./source-config";

/** Of what a file holds: whether the team has it already shows by that alone. */
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, "must be a SHA-256 in lower-case hex");

/** What would be added: a site, the pages of a sitemap, or files by name and size. */
export const PreviewBody = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("website"), url: Address, ...siteLimits, maxDepth }),
  z.strictObject({ type: z.literal("sitemap"), url: Address, ...siteLimits }),
  z.strictObject({
    type: z.literal("file"),
    files: z
      .array(z.strictObject({ name: line(255), bytes: z.number().int().min(0), sha256: Sha256.optional() }))
      .min(1)
      .max(MAX_FILES_PER_UPLOAD),
  }),
]);
export type PreviewBody = z.output<typeof PreviewBody>;

/** What a team has. Plans set no limit on it; those that they set are on requests. */
const Holdings = z.object({ documents: z.number(), bytes: z.number(), chunks: z.number() });

/** What adding it would come to. All but what was looked at is estimated. */
export const PreviewDto = z.object({
  /** Pages or files that would be taken in, as far as it is known. */
  documents: z.number(),
  /** Whether all of them are known; else there are more than were found in a short look. */
  isWhole: z.boolean(),
  /** More were found than the limit lets in. */
  isLimited: z.boolean(),
  bytes: z.number(),
  chunks: z.number(),
  /** Of the text. They are what a model embeds; where none is set, they cost nothing. */
  tokens: z.number(),
  /** The model that embeds them; null: none is set, and what is added is found by its words alone. */
  embeddingModel: z.string().nullable(),
  /** Some of the pages that were found, or all files. */
  items: z.array(
    z.object({
      name: z.string(),
      title: z.string().nullable(),
      bytes: z.number().nullable(),
      /** Why a file would not be taken in. */
      problem: z.string().nullable(),
      /** The source that has the file already; null when none has, or none that you reach. */
      heldBy: z.object({ sourceId: idOf("source"), title: z.string() }).nullable(),
    }),
  ),
  /** Pages and files that would be left out, by the reason: robots, noindex, duplicate, too_large, unsupported_type, already_here, … */
  leftOut: z.record(z.string(), z.number()),
  failed: z.number(),
  /** What the team has, and would have with this; null for a token that is kept to certain bots. */
  team: z.object({ now: Holdings, after: Holdings }).nullable(),
  /** Why nothing can be said. */
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
});
export type PreviewDto = z.infer<typeof PreviewDto>;

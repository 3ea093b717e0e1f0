import { z } from "zod";
import { toAddress } from "@/lib/core/address";
import { line } from "./common";

export const MAX_PAGES = 5_000;
export const DEFAULT_PAGES = 200;
export const MAX_DEPTH = 10;
export const DEFAULT_DEPTH = 5;
/** What one look at a site may bring over the network. */
export const DEFAULT_SITE_BYTES = 200 * 1024 * 1024;
export const MAX_SITE_BYTES = 2 * 1024 * 1024 * 1024;
export const MAX_URLS = 500;

/** Of a page; `https://` may be left out. */
export const Address = z
  .string()
  .overwrite(toAddress)
  .min(1, "must not be empty")
  .max(2_000, "must have at most 2,000 characters");

/** Paths with `*` for any characters; without one, a path and all below it. */
const Patterns = z.array(line(500)).max(50);
/** CSS selectors. */
const Selectors = z.array(line(200)).max(20);

/** How far a look at a site goes, and what it passes over. */
export const siteLimits = {
  maxPages: z.number().int().min(1).max(MAX_PAGES).optional(),
  maxBytes: z.number().int().min(1).max(MAX_SITE_BYTES).optional(),
  include: Patterns.optional(),
  exclude: Patterns.optional(),
  /** Only what these select is taken from a page. */
  keep: Selectors.optional(),
  /** What these select is left out of a page. */
  drop: Selectors.optional(),
};

export const maxDepth = z.number().int().min(0).max(MAX_DEPTH).optional();

/** What can be changed of a site that is a source already; it holds from the next look on, for pages that are the same too. */
export const SiteLimits = z.strictObject({ ...siteLimits, maxDepth });
export type SiteLimits = z.infer<typeof SiteLimits>;

/** As short as a chunk still says something by itself, and as long as an embedding model reads. */
export const CHUNK_SIZES = { min: 80, max: 800, usual: 260 } as const;

/** How the documents of a source are cut; in tokens, by our estimate. */
export const Chunking = z
  .strictObject({
    /** Chunks are about this long, or shorter where a section is. */
    size: z.number().int().min(CHUNK_SIZES.min).max(CHUNK_SIZES.max).default(CHUNK_SIZES.usual),
    /** How much of its end a chunk shares with the next one of the same section. */
    overlap: z.number().int().min(0).default(0),
  })
  .refine(({ size, overlap }) => overlap <= size / 2, {
    path: ["overlap"],
    message: "must be at most half of the size",
  });
export type Chunking = z.output<typeof Chunking>;

/** What a source takes in, as it is stored. */
export const SourceConfig = z.object({
  url: z.string().optional(),
  urls: z.array(z.string()).optional(),
  ...siteLimits,
  maxDepth,
  chunking: Chunking.optional(),
  /** Added by a token that is kept to certain bots: what other sources have is nothing for it to learn. */
  isApart: z.boolean().optional(),
});
export type SourceConfig = z.infer<typeof SourceConfig>;

import { z } from "zod";
import { IsoTime, idOf, line, PageQuery, prose } from "./common";
import { Flag } from "./flag";
import { Wait } from "./job";
import { Metadata } from "./metadata";
import { Address, Chunking, MAX_URLS, maxDepth, SiteLimits, siteLimits } from "./source-config";
import { Schedule } from "./sync";

export const SOURCE_TYPES = ["text", "file", "url", "website", "sitemap", "youtube", "qa"] as const;
export const SOURCE_STATUSES = [
  "queued",
  "discovering",
  "syncing",
  "processing",
  "ready",
  "partial",
  "failed",
  "canceled",
] as const;
export const DOCUMENT_STATUSES = [
  "queued",
  "extracting",
  "embedding",
  "ready",
  "failed",
  "unsupported",
  "canceled",
] as const;
export type SourceType = (typeof SOURCE_TYPES)[number];
export type SourceStatus = (typeof SOURCE_STATUSES)[number];
export type DocumentStatus = (typeof DOCUMENT_STATUSES)[number];

export const MAX_TEXT_CHARACTERS = 2_000_000;
export const MAX_PAIRS = 1_000;

const botIds = z.array(idOf("bot")).max(100).default([]);
/** Also of its documents, unless they have their own. */
const metadata = Metadata.optional();
const chunking = Chunking.optional();

export const AddTextSource = z.strictObject({
  type: z.literal("text"),
  title: line(300),
  text: prose(MAX_TEXT_CHARACTERS).refine((value) => value.trim() !== "", "must not be empty"),
  botIds,
  metadata,
  chunking,
});

const title = line(300).optional();

/** One page, or a list of pages. */
export const AddUrlSource = z
  .strictObject({
    type: z.literal("url"),
    url: Address.optional(),
    urls: z.array(Address).min(1).max(MAX_URLS).optional(),
    title,
    botIds,
    metadata,
    chunking,
  })
  .refine(({ url, urls }) => (url === undefined) !== (urls === undefined), {
    path: ["url"],
    message: "name one address as url, or several as urls",
  });

/** A site, page after page along its links. */
export const AddWebsiteSource = z.strictObject({
  type: z.literal("website"),
  url: Address,
  title,
  ...siteLimits,
  maxDepth,
  botIds,
  metadata,
  chunking,
});

/** The pages that a sitemap lists. */
export const AddSitemapSource = z.strictObject({
  type: z.literal("sitemap"),
  url: Address,
  title,
  ...siteLimits,
  botIds,
  metadata,
  chunking,
});

/** What is said in a video, by its subtitles. */
export const AddYoutubeSource = z.strictObject({
  type: z.literal("youtube"),
  url: Address,
  title,
  botIds,
  metadata,
  chunking,
});

/** Questions with the answers that are to be given. */
export const AddQaSource = z.strictObject({
  type: z.literal("qa"),
  title: line(300),
  items: z
    .array(
      z.strictObject({
        question: line(500),
        answer: prose(20_000).refine((value) => value.trim() !== "", "must not be empty"),
      }),
    )
    .min(1, "must hold at least one pair")
    .max(MAX_PAIRS, `must hold at most ${MAX_PAIRS} pairs`),
  botIds,
  metadata,
  chunking,
});

export const AddSourceBody = z.discriminatedUnion("type", [
  AddTextSource,
  AddUrlSource,
  AddWebsiteSource,
  AddSitemapSource,
  AddYoutubeSource,
  AddQaSource,
]);
export type AddSourceBody = z.output<typeof AddSourceBody>;

export const UpdateSourceBody = z
  .strictObject({
    title: line(300),
    botIds: z.array(idOf("bot")).max(100),
    schedule: Schedule.nullable(),
    metadata: Metadata,
    site: SiteLimits,
    chunking: Chunking,
  })
  .partial();

const Failure = z.object({ code: z.string(), message: z.string() });

export const SourceDto = z.object({
  id: idOf("source"),
  type: z.enum(SOURCE_TYPES),
  title: z.string(),
  url: z.string().nullable(),
  status: z.enum(SOURCE_STATUSES),
  botIds: z.array(idOf("bot")),
  counts: z.object({ documents: z.number(), ready: z.number(), failed: z.number(), chunks: z.number() }),
  /** 0 … 1 over all documents. */
  progress: z.number(),
  /** Of the last look at its origin: pages that were found, looked at, and not to be had. Null when there was none. */
  pages: z.object({ found: z.number(), fetched: z.number(), failed: z.number() }).nullable(),
  /** How far a look at a site goes, as far as somebody said; null for what is no site. */
  site: z.object(SiteLimits.shape).nullable(),
  chunking: z.object({ size: z.number(), overlap: z.number() }),
  schedule: Schedule.nullable(),
  nextSyncAt: IsoTime.nullable(),
  lastSyncedAt: IsoTime.nullable(),
  error: Failure.nullable(),
  /** Whether something of it failed or was stopped, and another try may end otherwise. */
  canRetry: z.boolean(),
  /** Why work on it waits, and when the first of it goes on. */
  wait: Wait.nullable(),
  isSample: z.boolean(),
  metadata: Metadata,
  createdAt: IsoTime,
  updatedAt: IsoTime,
});
export type SourceDto = z.infer<typeof SourceDto>;

export const ListSourcesQuery = PageQuery.extend({
  botId: idOf("bot").optional(),
  type: z.enum(SOURCE_TYPES).optional(),
  status: z.enum(SOURCE_STATUSES).optional(),
  /** A part of the title or of the address, in any letter case. */
  search: line(200).optional(),
});

/** A file in a mail or archive that is no document of its own, and the one there that says the same. */
export const SameFile = z.object({ name: z.string(), sameAs: z.string() });
export type SameFile = z.infer<typeof SameFile>;

export const DocumentDto = z.object({
  id: idOf("document"),
  sourceId: idOf("source"),
  /** The mail or archive it came in, by id and by name; null when it was added itself. */
  parentId: idOf("document").nullable(),
  parentName: z.string().nullable(),
  /** How many documents came in it. */
  attachments: z.number(),
  /** The first hundred files in it that were left out, since another in it is the same. */
  sameFiles: z.array(SameFile),
  title: z.string(),
  fileName: z.string().nullable(),
  url: z.string().nullable(),
  contentType: z.string().nullable(),
  bytes: z.number().nullable(),
  status: z.enum(DOCUMENT_STATUSES),
  error: Failure.nullable(),
  /** What is being done right now, and how far it is (0 … 1). */
  step: z.string().nullable(),
  progress: z.number(),
  /** Null while it is at work, waits for its turn alone, or has ended. */
  wait: Wait.nullable(),
  /** Whether it ended badly, and another try may end otherwise: not when what is wrong lies in the content. */
  canRetry: z.boolean(),
  pages: z.number().nullable(),
  chunks: z.number(),
  hasFile: z.boolean(),
  /** What it holds that a model might take for an order. It is treated as data all the same. */
  flags: z.array(Flag),
  /** It answers nothing, and can be enabled again. */
  isDisabled: z.boolean(),
  /** Its own, over what it has from its source. */
  metadata: Metadata,
  lastCheckedAt: IsoTime.nullable(),
  createdAt: IsoTime,
  updatedAt: IsoTime,
});
export type DocumentDto = z.infer<typeof DocumentDto>;

export const UpdateDocumentBody = z.strictObject({ isDisabled: z.boolean(), metadata: Metadata }).partial();

export const ListDocumentsQuery = PageQuery.extend({ status: z.enum(DOCUMENT_STATUSES).optional() });

import { z } from "zod";
import { CitationDto, Degraded, SupportDto, TokenUsage } from "./chat";
import { IsoTime, idOf, PageQuery, prose, term } from "./common";
import { CuratedMark } from "./curated";

export const RATINGS = ["up", "down"] as const;
export type Rating = (typeof RATINGS)[number];

/** What may be wrong with an answer. */
export const RATING_REASONS = ["wrong", "incomplete", "outdated", "off_topic", "unclear", "other"] as const;
export type RatingReason = (typeof RATING_REASONS)[number];

export const MOST_COMMENT_CHARACTERS = 1_000;

/** A new rating takes the place of the one before; null takes it back. */
export const FeedbackBody = z.strictObject({
  rating: z.enum(RATINGS).nullable(),
  reason: z.enum(RATING_REASONS).optional(),
  comment: prose(MOST_COMMENT_CHARACTERS).trim().optional(),
});

export const FeedbackDto = z.object({
  rating: z.enum(RATINGS),
  reason: z.enum(RATING_REASONS).nullable(),
  comment: z.string().nullable(),
  ratedAt: IsoTime,
});
export type FeedbackDto = z.infer<typeof FeedbackDto>;

/** What is thought of an answer after a change. */
export const RatedDto = z.object({ feedback: FeedbackDto.nullable() });
export type RatedDto = z.infer<typeof RatedDto>;

export const CHANNELS = ["api", "dashboard", "widget"] as const;
export type Channel = (typeof CHANNELS)[number];

export const ConversationDto = z.object({
  id: idOf("conversation"),
  botId: idOf("bot"),
  channel: z.enum(CHANNELS),
  title: z.string(),
  /** Where the widget stood when it began, without query and fragment; null for other channels. */
  page: z.string().nullable(),
  /** Whether whoever asks began it: only they can go on with it. */
  isMine: z.boolean(),
  /** The name of the person or of the API token that began it; null when they are gone. */
  askedBy: z.string().nullable(),
  /** Its answers: how many, and how many of them were rated well or badly, refused, given with low confidence, the team's own. */
  answers: z.object({
    all: z.number(),
    up: z.number(),
    down: z.number(),
    refused: z.number(),
    unsure: z.number(),
    curated: z.number(),
  }),
  createdAt: IsoTime,
  updatedAt: IsoTime,
});
export type ConversationDto = z.infer<typeof ConversationDto>;

export const MessageDto = z.object({
  id: idOf("message"),
  role: z.enum(["user", "assistant"]),
  status: z.enum(["streaming", "complete", "aborted", "failed"]),
  content: z.string(),
  /** Its words were quotes, and were deleted with the document or source they came from: `content` is empty. */
  deletedWithSource: z.boolean(),
  citations: z.array(CitationDto),
  confidence: z.number().nullable(),
  refused: z.boolean(),
  degraded: Degraded.nullable(),
  model: z.string().nullable(),
  query: z.string().nullable(),
  support: SupportDto.nullable(),
  /** Set when the team wrote the answer itself. */
  curated: CuratedMark.nullable(),
  /** Null for questions. */
  usage: TokenUsage.nullable(),
  /** Milliseconds until the first words and until the last; null for questions, and for words that did not come. */
  timing: z.object({ firstTokenMs: z.number().nullable(), durationMs: z.number() }).nullable(),
  feedback: FeedbackDto.nullable(),
  createdAt: IsoTime,
});
export type MessageDto = z.infer<typeof MessageDto>;

export const ConversationDetailDto = ConversationDto.extend({ messages: z.array(MessageDto) });
export type ConversationDetailDto = z.infer<typeof ConversationDetailDto>;

const filters = {
  botId: idOf("bot").optional(),
  /** `true` lists only those that whoever asks began. */
  mine: z.enum(["true", "false"]).default("false"),
  channel: z.enum(CHANNELS).optional(),
  /** When it was begun. */
  from: IsoTime.optional(),
  to: IsoTime.optional(),
  /** With an answer that was rated so; `any`: at all. */
  feedback: z.enum([...RATINGS, "any"]).optional(),
  /** With an answer of this kind: refused; given though its confidence was less than 0.1 above the bot's threshold, or below it; or written by the team. */
  answer: z.enum(["refused", "unsure", "curated"]).optional(),
  /** Words that a question or an answer holds. */
  search: term(200).optional(),
};

export const ConversationFilter = z.strictObject(filters);
export type ConversationFilter = z.output<typeof ConversationFilter>;
export const ListConversationsQuery = PageQuery.extend(filters);

export const EXPORT_FORMATS = ["csv", "jsonl"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
export const ExportConversationsQuery = ConversationFilter.extend({
  /** `csv`: a line an answer; `jsonl`: a conversation a line, with all its messages. */
  format: z.enum(EXPORT_FORMATS).default("csv"),
});

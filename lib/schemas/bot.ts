import { z } from "zod";
import { IsoTime, idOf, line, PageQuery, prose } from "./common";
import { DeletionReceipt } from "./job";
import { BotModels } from "./models";
import { BotWidget } from "./widget";

export const ANSWER_POLICIES = ["sources_only", "open"] as const;

export const DEFAULT_REFUSAL = "I could not find an answer to that in my sources.";

/** How long a deleted bot can be restored; then it is erased. */
export const BOT_RESTORE_DAYS = 30;

export const RETRIEVAL_MODES = ["hybrid", "lexical", "dense"] as const;
export type RetrievalMode = (typeof RETRIEVAL_MODES)[number];

export const BotRetrieval = z.strictObject({
  mode: z.enum(RETRIEVAL_MODES).optional(),
  /** How many passages an answer may rest on. */
  topK: z.number().int().min(1).max(50).optional(),
  /** Below this confidence a `sources_only` bot says that it does not know. */
  threshold: z.number().min(0).max(1).optional(),
});

const fields = {
  name: line(80),
  instructions: prose(8_000),
  refusalText: prose(1_000).refine((value) => value.trim() !== "", "must not be empty"),
  answerPolicy: z.enum(ANSWER_POLICIES),
  models: BotModels,
  retrieval: BotRetrieval,
  widget: BotWidget,
};

export const CreateBotBody = z.strictObject({
  ...fields,
  instructions: fields.instructions.default(""),
  refusalText: fields.refusalText.default(DEFAULT_REFUSAL),
  answerPolicy: fields.answerPolicy.default("sources_only"),
  models: fields.models.default({}),
  retrieval: fields.retrieval.default({}),
  widget: fields.widget.default({}),
});

export const UpdateBotBody = z.strictObject(fields).partial();

export const BotDto = z.object({
  id: idOf("bot"),
  ...fields,
  isSample: z.boolean(),
  sourceCount: z.number(),
  deletedAt: IsoTime.nullable(),
  createdAt: IsoTime,
  updatedAt: IsoTime,
});
export type BotDto = z.infer<typeof BotDto>;

export const ListBotsQuery = PageQuery.extend({ deleted: z.enum(["true", "false"]).default("false") });

/** The job in the list of jobs that keeps the receipt. */
export const ErasedBotDto = z.object({ jobId: idOf("job"), receipt: DeletionReceipt });

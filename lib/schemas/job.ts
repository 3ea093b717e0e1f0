import { z } from "zod";
import { IsoTime, idOf, PageQuery } from "./common";

export const JOB_KINDS = [
  "ingest_document",
  "reindex_document",
  "delete_document",
  "delete_source",
  "delete_bot",
  "sync_source",
  "evaluate_bot",
] as const;
export const JOB_STATUSES = ["queued", "running", "succeeded", "failed", "canceled"] as const;

/**
 * What a deletion found, and what a look afterwards still found: nothing, when it is done. Counts by what it is; `left` names
 * all that was looked for, also what there is none of.
 */
export const DeletionReceipt = z.object({
  removed: z.record(z.string(), z.number()),
  left: z.record(z.string(), z.number()).nullable(),
});
export type DeletionReceipt = z.infer<typeof DeletionReceipt>;

/** Why something waits, and when it goes on. */
export const Wait = z.object({ code: z.string(), message: z.string(), until: IsoTime });
export type Wait = z.infer<typeof Wait>;

export const JobDto = z.object({
  id: idOf("job"),
  kind: z.enum(JOB_KINDS),
  sourceId: idOf("source").nullable(),
  documentId: idOf("document").nullable(),
  /** The name of what it works on; of what is deleted the one that it had when this was asked for. */
  title: z.string(),
  /** Whether what it works on is deleted. */
  isDeleted: z.boolean(),
  status: z.enum(JOB_STATUSES),
  step: z.string().nullable(),
  attempt: z.number(),
  progress: z.object({ done: z.number(), total: z.number().nullable() }),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  /** Null while it is at work, waits for its turn alone, or has ended. */
  wait: Wait.nullable(),
  /** Of a deletion; null before it has begun. */
  receipt: DeletionReceipt.nullable(),
  /** When this was heard of last; work that is silent for too long is taken up again by itself. */
  heartbeatAt: IsoTime,
  /** Whether taking the document in anew would do this once more: it did not succeed, and nothing newer was begun. */
  canRetry: z.boolean(),
  createdAt: IsoTime,
  startedAt: IsoTime.nullable(),
  finishedAt: IsoTime.nullable(),
});
export type JobDto = z.infer<typeof JobDto>;

export const ListJobsQuery = PageQuery.extend({
  status: z.enum(JOB_STATUSES).optional(),
  sourceId: idOf("source").optional(),
});

/** The jobs of one source together; a job that belongs to no source stands alone. */
export const JobGroupDto = z.object({
  /** Of the source, else of the job. */
  id: z.string(),
  sourceId: idOf("source").nullable(),
  title: z.string(),
  /** Whether the source is deleted, or what the job works on. */
  isDeleted: z.boolean(),
  /** How many jobs are in each state. */
  counts: z.object({
    queued: z.number(),
    running: z.number(),
    succeeded: z.number(),
    failed: z.number(),
    canceled: z.number(),
  }),
  /** The first of what its jobs wait for. */
  wait: Wait.nullable(),
  /** When the newest was asked for. */
  createdAt: IsoTime,
  /** The first of them: what runs, what failed and was not taken up again, then the newest. */
  jobs: z.array(JobDto),
});
export type JobGroupDto = z.infer<typeof JobGroupDto>;

export const ListJobGroupsQuery = PageQuery.extend({ status: z.enum(JOB_STATUSES).optional() });

/** The job that clears what was deleted; when it has ended, it holds the receipt. */
export const DeletionDto = z.object({ jobId: idOf("job") });
export type DeletionDto = z.infer<typeof DeletionDto>;

/** How many documents are being indexed anew. */
export const RebuiltDto = z.object({ documents: z.number() });

import type { DocumentId, JobId, SourceId } from "@/lib/core/ids";
import { Prisma } from "@/lib/db";
import type { JobDto } from "@/lib/schemas/job";
import type { Tx } from "../_kit";
import { WORKING } from "../ingestion";
import { minutesBefore, REVIVALS, SILENT_MINUTES, STALLED } from "./deadlines";

export type Silent = {
  id: JobId;
  kind: JobDto["kind"];
  status: "queued" | "running";
  title: string | null;
  attempt: number;
  sourceId: SourceId;
  documentId: DocumentId;
  /** The document still waits for this very job. */
  isAwaited: boolean;
  stalls: number;
};

/** What becomes of a silent job: begun anew, failed with advice, or closed because nobody waits for it. */
export type Fate = "revived" | "failed" | "ended";

/**
 * Jobs that were not heard of for longer than their deadline, nor said that they wait. One that is queued may wait its turn as
 * long as something that was asked for no later goes on, or has just ended well: behind younger work its event is lost. One
 * whose heartbeat is older than itself waits for nothing: a restore writes that.
 * @param lock takes the rows for a sweep, and leaves out those that another one has
 */
export function findSilent(tx: Tx, limit: number, lock: Prisma.Sql = Prisma.empty): Promise<Silent[]> {
  const now = tx.now();
  const silentBefore = minutesBefore(now, SILENT_MINUTES.running);
  return tx.db.$queryRaw<Silent[]>`
    select j.id, j.kind::text as kind, j.status::text as status, j.title, j.attempt, j."sourceId", j."documentId",
           exists (select from "Document" d where d.id = j."documentId" and d."jobId" = j.id and d."deletedAt" is null
                   and d.status::text = any(${[...WORKING]})) as "isAwaited",
           (select count(*)::int from "Job" o where o."documentId" = j."documentId" and o."errorCode" = ${STALLED.code}
              and o."createdAt" > j."createdAt" - interval '1 day') as stalls
    from "Job" j
    where j.status = 'running' and greatest(j."heartbeatAt", j."waitUntil") < ${silentBefore}
       or j.status = 'queued' and j."heartbeatAt" < ${minutesBefore(now, SILENT_MINUTES.queued)}
          and (j."heartbeatAt" < j."createdAt" or j."createdAt" < coalesce(
            (select min(o."createdAt") from "Job" o
             where o.status in ('running', 'succeeded') and greatest(o."heartbeatAt", o."waitUntil") > ${silentBefore}),
            'infinity'))
    order by j."heartbeatAt" limit ${limit} ${lock}`;
}

/** Pure: what the sweep does about it. Deletions are begun anew for ever; the rest until it stopped too often. */
export function fateOf({ kind, attempt, isAwaited, stalls }: Silent): Fate {
  if (kind === "delete_document" || kind === "delete_source") return "revived";
  if (kind === "sync_source" || kind === "evaluate_bot") return attempt > REVIVALS ? "failed" : "revived";
  // An index that is behind is found and begun anew by itself; a job that was overtaken has nobody who waits.
  if (kind !== "ingest_document" || !isAwaited) return "ended";
  return stalls >= REVIVALS ? "failed" : "revived";
}

import { z } from "zod";
import type { DocumentId, JobId, SourceId } from "@/lib/core/ids";
import type { DomainEvent } from "@/lib/schemas/events";
import type { JobDto } from "@/lib/schemas/job";
import { command, type Tx } from "../_kit";
import { DISK_FULL, endJob, requestIngestion, WORKING } from "../ingestion";
import { minutesBefore, REVIVALS, SILENT_MINUTES, STALLED } from "./deadlines";

const JOBS_AT_ONCE = 500;

export type Swept = { revived: number; failed: number; ended: number };

type Silent = {
  id: JobId;
  kind: JobDto["kind"];
  attempt: number;
  sourceId: SourceId;
  documentId: DocumentId;
  /** The document still waits for this very job. */
  isAwaited: boolean;
  stalls: number;
};

/**
 * Takes up again, or brings to an end, what was not heard of for longer than its deadline, nor said that it waits: a process died in a way that the
 * queue did not notice, an event was lost, the engine gave a run up. Deletions are begun anew for ever; a document is taken
 * in anew twice, then fails with a sentence and a button; what nobody waits for any more ends. Documents that failed because the
 * disk was full are taken in anew for ever, too.
 */
export const sweepJobs = command({
  name: "upkeep.sweep_jobs",
  permission: "sources:write",
  input: z.unknown(),
  async run({ tx }) {
    const swept: Swept = { revived: 0, failed: 0, ended: 0 };
    const events: DomainEvent[] = [];
    for (const job of await findSilent(tx)) {
      const begun = await sweep(tx, job);
      events.push(...begun.events);
      swept[begun.outcome]++;
    }
    swept.failed += await failForgotten(tx);
    const refused = await findDiskFull(tx);
    events.push(...(await requestIngestion(tx, refused)));
    swept.revived += refused.length;
    const isClean = swept.revived + swept.failed + swept.ended === 0;
    const audit = isClean ? { skip: "nothing was silent" } : { after: swept };
    return { result: swept, events, audit };
  },
});

function findSilent(tx: Tx): Promise<Silent[]> {
  const now = tx.now();
  return tx.db.$queryRaw<Silent[]>`
    select j.id, j.kind::text as kind, j.attempt, j."sourceId", j."documentId",
           exists (select from "Document" d where d.id = j."documentId" and d."jobId" = j.id and d."deletedAt" is null
                   and d.status::text = any(${[...WORKING]})) as "isAwaited",
           (select count(*)::int from "Job" o where o."documentId" = j."documentId" and o."errorCode" = ${STALLED.code}
              and o."createdAt" > j."createdAt" - interval '1 day') as stalls
    from "Job" j
    where j.status = 'running' and greatest(j."heartbeatAt", j."waitUntil") < ${minutesBefore(now, SILENT_MINUTES.running)}
       or j.status = 'queued' and j."heartbeatAt" < ${minutesBefore(now, SILENT_MINUTES.queued)}
          and not exists (select from "Job" o where o."heartbeatAt" > ${minutesBefore(now, SILENT_MINUTES.running)})
    order by j."heartbeatAt" limit ${JOBS_AT_ONCE} for update skip locked`;
}

type Begun = { outcome: keyof Swept; events: DomainEvent[] };

async function sweep(tx: Tx, job: Silent): Promise<Begun> {
  const { id: jobId, kind, sourceId, documentId } = job;
  const tenantId = tx.tenant.id;
  if (kind === "delete_document" || kind === "delete_source") {
    await tx.db.job.update({ where: { id: jobId }, data: { heartbeatAt: tx.now() } });
    const event: DomainEvent =
      kind === "delete_source"
        ? { name: "source/delete.requested", data: { tenantId, sourceId, jobId } }
        : { name: "document/delete.requested", data: { tenantId, sourceId, documentId, jobId } };
    return { outcome: "revived", events: [event] };
  }
  if (kind === "sync_source") {
    return reviveRun(tx, job, { name: "source/sync.requested", data: { tenantId, sourceId, jobId } });
  }
  if (kind === "evaluate_bot") {
    return reviveRun(tx, job, { name: "evaluation/run.requested", data: { tenantId, jobId } });
  }
  if (kind !== "ingest_document" || !job.isAwaited) {
    // An index that is behind is found and begun anew by itself; a job that was overtaken has nobody who waits.
    await endJob(tx, { jobId }, { status: "canceled" });
    return { outcome: "ended", events: [] };
  }
  await endJob(tx, { jobId }, { status: "failed", errorCode: STALLED.code, errorMessage: STALLED.message });
  if (job.stalls >= REVIVALS) {
    await tx.db.document.update({ where: { id: documentId }, data: failed(tx) });
    return { outcome: "failed", events: [] };
  }
  return { outcome: "revived", events: await requestIngestion(tx, [{ id: documentId, sourceId }]) };
}

/** A look at an origin goes on where it was, and so does an evaluation; each page and each question is asked for once. */
async function reviveRun(tx: Tx, { id: jobId, attempt }: Silent, event: DomainEvent): Promise<Begun> {
  if (attempt > REVIVALS) {
    await endJob(tx, { jobId }, { status: "failed", errorCode: STALLED.code, errorMessage: STALLED.message });
    return { outcome: "failed", events: [] };
  }
  await tx.db.job.update({ where: { id: jobId }, data: { attempt: attempt + 1, heartbeatAt: tx.now() } });
  return { outcome: "revived", events: [event] };
}

/** Documents that wait for a job which ended, or which there never was. */
async function failForgotten(tx: Tx): Promise<number> {
  const rows = await tx.db.$queryRaw<{ id: string }[]>`
    select d.id from "Document" d
    where d.status::text = any(${[...WORKING]}) and d."deletedAt" is null
      and d."updatedAt" < ${minutesBefore(tx.now(), SILENT_MINUTES.running)}
      and not exists (select from "Job" j where j.id = d."jobId" and j.status in ('queued', 'running'))
    limit ${JOBS_AT_ONCE} for update skip locked`;
  const ids = rows.map(({ id }) => id);
  await tx.db.document.updateMany({ where: { id: { in: ids } }, data: failed(tx) });
  return ids.length;
}

function findDiskFull(tx: Tx): Promise<{ id: DocumentId; sourceId: SourceId }[]> {
  return tx.db.$queryRaw<{ id: DocumentId; sourceId: SourceId }[]>`
    select d.id, d."sourceId" from "Document" d
    where d.status = 'failed' and d."errorCode" = ${DISK_FULL} and d."deletedAt" is null
      and d."updatedAt" < ${minutesBefore(tx.now(), SILENT_MINUTES.diskFull)}
    order by d."updatedAt" limit ${JOBS_AT_ONCE} for update skip locked`;
}

const failed = (tx: Tx) => ({
  status: "failed" as const,
  errorCode: STALLED.code,
  errorMessage: STALLED.message,
  lastCheckedAt: tx.now(),
});

import { z } from "zod";
import type { DocumentId, SourceId } from "@/lib/core/ids";
import { Prisma } from "@/lib/db";
import type { DomainEvent } from "@/lib/schemas/events";
import { command, type Tx } from "../_kit";
import { DISK_FULL, endJob, requestIngestion, takeBackReading, WORKING } from "../ingestion";
import { minutesBefore, SILENT_MINUTES, STALLED } from "./deadlines";
import { type Fate, fateOf, findSilent, type Silent } from "./silent-jobs";

/** How many rows of a kind one transaction takes; who gets as many asks again. */
export const JOBS_AT_ONCE = 500;
/** Nobody knows whether there is room by now: a few are tried, every quarter of an hour. */
const TRIED_ON_A_FULL_DISK = 25;

export type Swept = Record<Fate, number>;

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
    for (const job of await findSilent(tx, JOBS_AT_ONCE, Prisma.sql`for update skip locked`)) {
      const fate = fateOf(job);
      events.push(...(await meet(tx, job, fate)));
      swept[fate]++;
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

/** Lets a silent job meet its fate. @returns what sets going whatever is begun anew */
async function meet(tx: Tx, job: Silent, fate: Fate): Promise<DomainEvent[]> {
  const { id: jobId, kind, attempt, sourceId, documentId } = job;
  const tenantId = tx.tenant.id;
  if (fate === "ended") {
    await endJob(tx, { jobId }, { status: "canceled" });
    return [];
  }
  const isIngestion = kind === "ingest_document";
  if (fate === "failed" || isIngestion) {
    await endJob(tx, { jobId }, { status: "failed", errorCode: STALLED.code, errorMessage: STALLED.message });
    if (!isIngestion) return [];
    const { version } = await tx.db.document.findUniqueOrThrow({ where: { id: documentId } });
    await takeBackReading(tx, { documentId, version });
    if (fate === "revived") return requestIngestion(tx, [{ id: documentId, sourceId }]);
    await tx.db.document.update({ where: { id: documentId }, data: failed(tx) });
    return [];
  }
  const isDeletion = kind === "delete_source" || kind === "delete_document";
  const data = { heartbeatAt: tx.now(), ...(!isDeletion && { attempt: attempt + 1 }) };
  await tx.db.job.update({ where: { id: jobId }, data });
  // A look at an origin goes on where it was, and so does an evaluation; each page and each question is asked for once.
  if (kind === "sync_source") return [{ name: "source/sync.requested", data: { tenantId, sourceId, jobId } }];
  if (kind === "evaluate_bot") return [{ name: "evaluation/run.requested", data: { tenantId, jobId } }];
  if (kind === "delete_source")
    return [{ name: "source/delete.requested", data: { tenantId, sourceId, jobId } }];
  return [{ name: "document/delete.requested", data: { tenantId, sourceId, documentId, jobId } }];
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
    order by d."updatedAt" limit ${TRIED_ON_A_FULL_DISK} for update skip locked`;
}

const failed = (tx: Tx) => ({
  status: "failed" as const,
  errorCode: STALLED.code,
  errorMessage: STALLED.message,
  lastCheckedAt: tx.now(),
});

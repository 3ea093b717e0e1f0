import { AppError } from "@/lib/core/errors";
import { newId, type SourceId } from "@/lib/core/ids";
import type { DomainEvent } from "@/lib/schemas/events";
import type { Tx } from "../_kit";

type Requested = Extract<DomainEvent, { name: "source/sync.requested" }>;
type Trigger = "added" | "manual" | "schedule" | "retry";

/**
 * Begins a look at the origin of a source: its run, its job, and the event that sets it going.
 * @throws AppError conflict while another one is under way
 */
export async function startRun(tx: Tx, sourceId: SourceId, trigger: Trigger): Promise<Requested> {
  await tx.db.$queryRaw`select 1 from "Source" where id = ${sourceId} for no key update`;
  if (await hasActiveRun(tx, sourceId)) throw new AppError("conflict", "It is being worked on already.");
  const jobId = newId("job");
  const tenantId = tx.tenant.id;
  await tx.db.job.create({ data: { id: jobId, tenantId, kind: "sync_source", sourceId } });
  // What is tried once more is no whole list of what there is.
  const isComplete = trigger !== "retry";
  await tx.db.syncRun.create({ data: { id: jobId, tenantId, sourceId, trigger, isComplete } });
  return { name: "source/sync.requested", data: { tenantId, sourceId, jobId } };
}

export async function hasActiveRun(tx: Tx, sourceId: SourceId): Promise<boolean> {
  const rows = await tx.db.$queryRaw<{ id: string }[]>`
    select run.id from "SyncRun" run join "Job" job on job.id = run.id
    where run."sourceId" = ${sourceId} and run.outcome is null and job.status in ('queued', 'running')`;
  return rows.length > 0;
}

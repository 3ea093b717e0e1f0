import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import type { DocumentId, SourceId } from "@/lib/core/ids";
import type { Prisma } from "@/lib/db";
import { idOf } from "@/lib/schemas/common";
import type { DomainEvent } from "@/lib/schemas/events";
import { command, type Tx } from "../_kit";
import { requestIngestion, WORKING } from "../ingestion";
import { closeRun, failedFor, findStopped, hasActiveRun, startRun } from "../sync";
import { getSourceOrThrow, getWritableSourceOrThrow, HALTED, hasOrigin } from "./internal";
import { toSourceDto } from "./source-dto";

const input = z.strictObject({ sourceId: idOf("source") });

/** Looks at its origin again, or takes what was given to us in anew; what answers now keeps answering until then. */
export const syncSource = command({
  name: "source.sync",
  permission: "sources:write",
  input,
  addsContent: true,
  async run({ tx, input: { sourceId } }) {
    const { type } = await getWritableSourceOrThrow(tx, sourceId);
    const events = hasOrigin(type)
      ? [await startRun(tx, sourceId, "manual")]
      : await again(tx, sourceId, { deletedAt: null, status: { notIn: [...WORKING] } });
    if (events.length === 0) throw new AppError("conflict", "It is being worked on already.");
    return outcome(tx, sourceId, events);
  },
});

/** Tries once more what failed or was canceled, pages and documents, as far as that can help, and nothing else. */
export const retrySource = command({
  name: "source.retry",
  permission: "sources:write",
  input,
  addsContent: true,
  async run({ tx, input: { sourceId } }) {
    await getWritableSourceOrThrow(tx, sourceId);
    const events = await again(tx, sourceId, HALTED);
    const isOpen =
      (await findStopped(tx, sourceId)) !== null ||
      (await tx.db.sourcePage.count({ where: failedFor(sourceId) })) > 0;
    if (isOpen && !(await hasActiveRun(tx, sourceId))) events.push(await startRun(tx, sourceId, "retry"));
    if (events.length === 0)
      throw new AppError("conflict", "Nothing of it failed in a way that another try can mend.");
    return outcome(tx, sourceId, events);
  },
});

async function again(tx: Tx, sourceId: SourceId, which: Prisma.DocumentWhereInput): Promise<DomainEvent[]> {
  const where = { AND: [{ sourceId }, which] };
  const documents = await tx.db.document.findMany({ where, select: { id: true } });
  return requestIngestion(
    tx,
    documents.map(({ id }) => ({ id: id as DocumentId, sourceId })),
  );
}

async function outcome(tx: Tx, sourceId: SourceId, events: DomainEvent[]) {
  const result = toSourceDto(await getSourceOrThrow(tx, sourceId));
  return { result, events, audit: { targetId: sourceId, after: { jobs: events.length } } };
}

/** Stops what is still queued or at work; a version that answers already stays. */
export const cancelSource = command({
  name: "source.cancel",
  permission: "sources:write",
  input,
  async run({ tx, input: { sourceId } }) {
    await getWritableSourceOrThrow(tx, sourceId);
    const runs = await cancelRuns(tx, sourceId);
    const working = { sourceId, deletedAt: null, status: { in: [...WORKING] } };
    const documents = await tx.db.document.findMany({ where: working, select: { id: true, jobId: true } });
    if (documents.length + runs === 0) throw new AppError("conflict", "Nothing of it is being worked on.");
    const ids = documents.map((document) => document.id);
    // The next step of each finds that its document is not at work any more, and ends.
    await tx.db.document.updateMany({
      where: { id: { in: ids }, liveVersion: null },
      data: { status: "canceled" },
    });
    await tx.db.document.updateMany({
      where: { id: { in: ids }, liveVersion: { not: null } },
      data: { status: "ready" },
    });
    await tx.db.job.updateMany({
      where: { id: { in: documents.flatMap(({ jobId }) => jobId ?? []) } },
      data: { status: "canceled", finishedAt: tx.now() },
    });
    const result = toSourceDto(await getSourceOrThrow(tx, sourceId));
    return { result, audit: { targetId: sourceId, after: { documents: ids.length } } };
  },
});

const STOPPED = {
  outcome: "canceled",
  code: "canceled",
  message:
    "The last look at its origin was stopped before its end. Try again to go on where it was, or sync again to look at all of it anew.",
} as const;

/** The look at its origin, if there is one under way; its next step finds that, and ends. */
async function cancelRuns(tx: Tx, sourceId: SourceId): Promise<number> {
  await tx.db.$queryRaw`select 1 from "Source" where id = ${sourceId} for no key update`;
  const runs = await tx.db.syncRun.findMany({ where: { sourceId, outcome: null }, select: { id: true } });
  for (const { id } of runs) await closeRun(tx, { jobId: id as `job_${string}` }, STOPPED);
  return runs.length;
}

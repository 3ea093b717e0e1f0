import type { DocumentId, JobId, SourceId } from "@/lib/core/ids";
import type { JobDto } from "@/lib/schemas/job";
import type { Tx } from "../_kit";
import { isOfContent } from "../ingestion";
import { waitOf } from "./waits";

type JobRow = {
  id: string;
  kind: JobDto["kind"];
  sourceId: string | null;
  documentId: string | null;
  title: string | null;
  status: JobDto["status"];
  step: string | null;
  attempt: number;
  done: number;
  total: number | null;
  errorCode: string | null;
  errorMessage: string | null;
  waitCode: string | null;
  waitMessage: string | null;
  waitUntil: Date | null;
  receipt: unknown;
  heartbeatAt: Date;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
};

/** Of what was deleted before jobs kept names. */
export const NO_NAME = "(deleted)";

/** Jobs as the API shows them, named after what they work on; what is deleted by its name at the time. */
export async function toJobDtos(tx: Tx, rows: readonly JobRow[]): Promise<JobDto[]> {
  const documentIds = rows.flatMap((row) => row.documentId ?? []);
  const sourceIds = rows.flatMap((row) => row.sourceId ?? []);
  const live = (ids: string[]) => ({ id: { in: ids }, deletedAt: null });
  const documents = await tx.db.document.findMany({
    where: live(documentIds),
    select: { id: true, title: true, jobId: true },
  });
  const sources = await tx.db.source.findMany({
    where: live(sourceIds),
    select: { id: true, title: true },
  });
  const evaluated = await tx.db.evaluationRun.findMany({
    where: { id: { in: rows.flatMap(({ id, kind }) => (kind === "evaluate_bot" ? id : [])) } },
    select: { id: true, set: { select: { name: true } } },
  });
  const runs = evaluated.map(({ id, set }) => ({ id, title: set.name }));
  const titles = new Map([...sources, ...documents, ...runs].map(({ id, title }) => [id, title]));
  const newest = new Map(documents.map((document) => [document.jobId, document]));
  return rows.map((row) => {
    const live = titles.get(row.documentId ?? row.sourceId ?? row.id);
    const document = newest.get(row.id);
    const canHelp = document !== undefined && !isOfContent(row.errorCode);
    return toDto(tx, row, { title: live ?? row.title ?? NO_NAME, isDeleted: live === undefined, canHelp });
  });
}

type Named = { title: string; isDeleted: boolean; canHelp: boolean };

function toDto(tx: Tx, row: JobRow, { title, isDeleted, canHelp }: Named): JobDto {
  const { kind, status, step, attempt, done, total } = row;
  const isLost = status === "failed" || status === "canceled";
  const isActive = status === "queued" || status === "running";
  return {
    id: row.id as JobId,
    kind,
    sourceId: row.sourceId as SourceId | null,
    documentId: row.documentId as DocumentId | null,
    title,
    isDeleted,
    status,
    step,
    attempt,
    progress: { done, total },
    error: row.errorCode === null ? null : { code: row.errorCode, message: row.errorMessage ?? "" },
    wait: isActive ? waitOf(row, tx.now()) : null,
    // Written by the deletions of this product alone.
    receipt: row.receipt as JobDto["receipt"],
    heartbeatAt: row.heartbeatAt.toISOString(),
    canRetry: kind === "ingest_document" && isLost && canHelp,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

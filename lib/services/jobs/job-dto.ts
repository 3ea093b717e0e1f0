import type { DocumentId, JobId, SourceId } from "@/lib/core/ids";
import type { JobDto } from "@/lib/schemas/job";
import type { Tx } from "../_kit";
import { isOfContent } from "../ingestion";

type JobRow = {
  id: string;
  kind: JobDto["kind"];
  sourceId: string | null;
  documentId: string | null;
  status: JobDto["status"];
  step: string | null;
  attempt: number;
  done: number;
  total: number | null;
  errorCode: string | null;
  errorMessage: string | null;
  receipt: unknown;
  heartbeatAt: Date;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
};

/** Jobs as the API shows them, named after what they work on; what is deleted has no name any more. */
export async function toJobDtos(tx: Tx, rows: readonly JobRow[]): Promise<JobDto[]> {
  const documentIds = rows.flatMap((row) => row.documentId ?? []);
  const sourceIds = rows.flatMap((row) => row.sourceId ?? []);
  const live = (ids: string[]) => ({ id: { in: ids }, deletedAt: null });
  const documents = await tx.db.document.findMany({
    where: live(documentIds),
    select: { id: true, title: true, jobId: true, url: true },
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
    const title = titles.get(row.documentId ?? row.sourceId ?? row.id) ?? "(deleted)";
    const document = newest.get(row.id);
    // A file stays as it is: what is wrong with it is wrong the next time too.
    const isHopeless = document?.url === null && isOfContent(row.errorCode ?? "");
    return toDto(row, { title, canHelp: document !== undefined && !isHopeless });
  });
}

function toDto(row: JobRow, { title, canHelp }: { title: string; canHelp: boolean }): JobDto {
  const { kind, status, step, attempt, done, total } = row;
  const isLost = status === "failed" || status === "canceled";
  return {
    id: row.id as JobId,
    kind,
    sourceId: row.sourceId as SourceId | null,
    documentId: row.documentId as DocumentId | null,
    title,
    status,
    step,
    attempt,
    progress: { done, total },
    error: row.errorCode === null ? null : { code: row.errorCode, message: row.errorMessage ?? "" },
    // Written by the deletions of this product alone.
    receipt: row.receipt as JobDto["receipt"],
    heartbeatAt: row.heartbeatAt.toISOString(),
    canRetry: kind === "ingest_document" && isLost && canHelp,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

import type { DocumentId, JobId, SourceId } from "@/lib/core/ids";
import type { JobDto } from "@/lib/schemas/job";
import type { Tx } from "../_kit";

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
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
};

/** Jobs as the API shows them, named after what they work on; what is deleted has no name any more. */
export async function toJobDtos(tx: Tx, rows: readonly JobRow[]): Promise<JobDto[]> {
  const documentIds = rows.flatMap((row) => row.documentId ?? []);
  const sourceIds = rows.flatMap((row) => row.sourceId ?? []);
  const live = (ids: string[]) => ({
    where: { id: { in: ids }, deletedAt: null },
    select: { id: true, title: true },
  });
  const documents = documentIds.length > 0 ? await tx.db.document.findMany(live(documentIds)) : [];
  const sources = sourceIds.length > 0 ? await tx.db.source.findMany(live(sourceIds)) : [];
  const titles = new Map([...sources, ...documents].map(({ id, title }) => [id, title]));
  return rows.map((row) => toDto(row, titles.get(row.documentId ?? row.sourceId ?? "") ?? "(deleted)"));
}

function toDto(row: JobRow, title: string): JobDto {
  const { kind, status, step, attempt, done, total } = row;
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
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

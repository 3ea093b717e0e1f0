import type { DocumentId, SourceId } from "@/lib/core/ids";
import type { DocumentDto, DocumentStatus } from "@/lib/schemas/source";
import type { Tx } from "../_kit";

export type DocumentRow = {
  id: string;
  sourceId: string;
  title: string;
  fileName: string | null;
  url: string | null;
  contentType: string | null;
  blobKey: string | null;
  bytes: number | null;
  status: DocumentStatus;
  errorCode: string | null;
  errorMessage: string | null;
  pageCount: number | null;
  chunkCount: number;
  jobId: string | null;
  lastCheckedAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
};

type JobRow = { id: string; step: string | null; done: number; total: number | null };

const ENDED: readonly DocumentStatus[] = ["ready", "failed", "unsupported", "canceled"];

/** Documents as the API shows them, with how far the work on each is. */
export async function toDocumentDtos(tx: Tx, rows: readonly DocumentRow[]): Promise<DocumentDto[]> {
  const jobIds = rows.flatMap((row) => (ENDED.includes(row.status) || !row.jobId ? [] : row.jobId));
  const jobs: JobRow[] = jobIds.length > 0 ? await tx.db.job.findMany({ where: { id: { in: jobIds } } }) : [];
  const byId = new Map(jobs.map((job) => [job.id, job]));
  return rows.map((row) => toDto(row, byId.get(row.jobId ?? "")));
}

function toDto(row: DocumentRow, job: JobRow | undefined): DocumentDto {
  const { title, fileName, url, contentType, bytes, status } = row;
  return {
    id: row.id as DocumentId,
    sourceId: row.sourceId as SourceId,
    title,
    fileName,
    url,
    contentType,
    bytes,
    status,
    error: row.errorCode === null ? null : { code: row.errorCode, message: row.errorMessage ?? "" },
    step: job?.step ?? null,
    progress: ENDED.includes(status) ? 1 : job?.total ? job.done / job.total : 0,
    pages: row.pageCount,
    chunks: row.chunkCount,
    hasFile: row.blobKey !== null,
    lastCheckedAt: row.lastCheckedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

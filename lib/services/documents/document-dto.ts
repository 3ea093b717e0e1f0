import type { DocumentId, SourceId } from "@/lib/core/ids";
import type { Flag } from "@/lib/schemas/flag";
import type { Metadata } from "@/lib/schemas/metadata";
import type { DocumentDto, DocumentStatus, SameFile } from "@/lib/schemas/source";
import type { Tx } from "../_kit";
import { isOfContent } from "../ingestion";
import { waitOf } from "../jobs";

export type DocumentRow = {
  id: string;
  sourceId: string;
  parentId: string | null;
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
  sameFiles: unknown;
  flags: unknown;
  disabledAt: Date | null;
  metadata: unknown;
  jobId: string | null;
  lastCheckedAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
};

type JobRow = {
  id: string;
  step: string | null;
  done: number;
  total: number | null;
  waitCode: string | null;
  waitMessage: string | null;
  waitUntil: Date | null;
};

const HALTED: readonly DocumentStatus[] = ["failed", "unsupported", "canceled"];
const ENDED: readonly DocumentStatus[] = ["ready", ...HALTED];

/** Documents as the API shows them, with how far the work on each is. */
export async function toDocumentDtos(tx: Tx, rows: readonly DocumentRow[]): Promise<DocumentDto[]> {
  const jobIds = rows.flatMap((row) => (ENDED.includes(row.status) || !row.jobId ? [] : row.jobId));
  const jobs: JobRow[] = jobIds.length > 0 ? await tx.db.job.findMany({ where: { id: { in: jobIds } } }) : [];
  const byId = new Map(jobs.map((job) => [job.id, job]));
  const parents = await findParents(tx, rows);
  const attachments = await countAttachments(tx, rows);
  return rows.map((row) =>
    toDto(tx, row, {
      job: byId.get(row.jobId ?? ""),
      parentName: parents.get(row.parentId ?? "") ?? null,
      attachments: attachments.get(row.id) ?? 0,
    }),
  );
}

/** The names of the mails and archives that documents came in. */
async function findParents(tx: Tx, rows: readonly DocumentRow[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap((row) => row.parentId ?? []))];
  if (ids.length === 0) return new Map();
  const parents = await tx.db.document.findMany({
    where: { id: { in: ids } },
    select: { id: true, fileName: true, title: true },
  });
  return new Map(parents.map(({ id, fileName, title }) => [id, fileName ?? title]));
}

async function countAttachments(tx: Tx, rows: readonly DocumentRow[]): Promise<Map<string, number>> {
  const counts = await tx.db.document.groupBy({
    by: ["parentId"],
    where: { parentId: { in: rows.map((row) => row.id) }, deletedAt: null },
    _count: true,
  });
  return new Map(counts.map(({ parentId, _count }) => [parentId ?? "", _count]));
}

type Beside = { job: JobRow | undefined; parentName: string | null; attachments: number };

function toDto(tx: Tx, row: DocumentRow, { job, parentName, attachments }: Beside): DocumentDto {
  const { title, fileName, url, contentType, bytes, status } = row;
  return {
    id: row.id as DocumentId,
    sourceId: row.sourceId as SourceId,
    parentId: row.parentId as DocumentId | null,
    parentName,
    attachments,
    // Written by storeVersion.
    sameFiles: row.sameFiles as SameFile[],
    title,
    fileName,
    url,
    contentType,
    bytes,
    status,
    error: row.errorCode === null ? null : { code: row.errorCode, message: row.errorMessage ?? "" },
    step: job?.step ?? null,
    progress: ENDED.includes(status) ? 1 : job?.total ? job.done / job.total : 0,
    wait: job ? waitOf(job, tx.now()) : null,
    canRetry: HALTED.includes(status) && !isOfContent(row.errorCode),
    pages: row.pageCount,
    chunks: row.chunkCount,
    hasFile: row.blobKey !== null,
    // Written by storeVersion.
    flags: row.flags as Flag[],
    isDisabled: row.disabledAt !== null,
    // Checked by every route that takes it.
    metadata: row.metadata as Metadata,
    lastCheckedAt: row.lastCheckedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

import type { JobId } from "@/lib/core/ids";
import type { SyncRunDto } from "@/lib/schemas/sync";
import type { Tx } from "../_kit";

export type RunRow = {
  id: string;
  trigger: SyncRunDto["trigger"];
  outcome: Exclude<SyncRunDto["outcome"], "running"> | null;
  bytes: bigint;
  errorCode: string | null;
  errorMessage: string | null;
  createdAt: Date;
  finishedAt: Date | null;
} & SyncRunDto["counts"];

type RunJob = { status: string; startedAt: Date | null; finishedAt: Date | null };

/** Looks at an origin as the API shows them; their jobs, of the same ids, know when they began and whether they go on. */
export async function toRunDtos(tx: Tx, rows: readonly RunRow[]): Promise<SyncRunDto[]> {
  const jobs = await tx.db.job.findMany({
    where: { id: { in: rows.map(({ id }) => id) } },
    select: { id: true, status: true, startedAt: true, finishedAt: true },
  });
  const byId = new Map(jobs.map((job) => [job.id, job]));
  return rows.map((row) => toDto(row, byId.get(row.id)));
}

function toDto(row: RunRow, job: RunJob | undefined): SyncRunDto {
  const { found, fetched, added, changed, unchanged, removed, failed, skipped } = row;
  const isActive = job?.status === "queued" || job?.status === "running";
  return {
    id: row.id as JobId,
    trigger: row.trigger,
    // A run whose job ended without it has failed.
    outcome: row.outcome ?? (isActive ? "running" : "failed"),
    counts: { found, fetched, added, changed, unchanged, removed, failed, skipped },
    bytes: Number(row.bytes),
    error: row.errorCode === null ? null : { code: row.errorCode, message: row.errorMessage ?? "" },
    startedAt: row.createdAt.toISOString(),
    begunAt: job?.startedAt?.toISOString() ?? null,
    finishedAt: (row.finishedAt ?? job?.finishedAt)?.toISOString() ?? null,
  };
}

import { decodeCursor, toPage } from "@/lib/core/cursor";
import type { JobId } from "@/lib/core/ids";
import { idOf, PageQuery } from "@/lib/schemas/common";
import type { SyncRunDto } from "@/lib/schemas/sync";
import { query } from "../_kit";
import { getSourceOrThrow } from "./internal";

/** The looks at a source's origin and what came of each, newest first. */
export const listRuns = query({
  name: "source.list_runs",
  permission: "sources:read",
  input: PageQuery.extend({ sourceId: idOf("source") }),
  async run({ tx, input: { sourceId, cursor, limit } }) {
    await getSourceOrThrow(tx, sourceId);
    const rows = await tx.db.syncRun.findMany({
      where: { sourceId, ...(cursor && { id: { lt: decodeCursor(cursor) } }) },
      orderBy: { id: "desc" },
      take: limit + 1,
    });
    const jobs = await tx.db.job.findMany({
      where: { id: { in: rows.map(({ id }) => id) }, status: { in: ["queued", "running"] } },
      select: { id: true },
    });
    const active = new Set(jobs.map(({ id }) => id));
    return toPage(
      rows,
      limit,
      (row) => row.id,
      (row) => toDto(row, active.has(row.id)),
    );
  },
});

type Row = {
  id: string;
  trigger: SyncRunDto["trigger"];
  outcome: Exclude<SyncRunDto["outcome"], "running"> | null;
  bytes: bigint;
  errorCode: string | null;
  errorMessage: string | null;
  createdAt: Date;
  finishedAt: Date | null;
} & SyncRunDto["counts"];

function toDto(row: Row, isActive: boolean): SyncRunDto {
  const { found, fetched, added, changed, unchanged, removed, failed, skipped } = row;
  return {
    id: row.id as JobId,
    trigger: row.trigger,
    // A run whose job ended without it has failed.
    outcome: row.outcome ?? (isActive ? "running" : "failed"),
    counts: { found, fetched, added, changed, unchanged, removed, failed, skipped },
    bytes: Number(row.bytes),
    error: row.errorCode === null ? null : { code: row.errorCode, message: row.errorMessage ?? "" },
    startedAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

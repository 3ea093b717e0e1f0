import type { EvaluationId, JobId } from "@/lib/core/ids";
import { present } from "@/lib/core/invariant";
import { Measures, type RunDto, RunSettings } from "@/lib/schemas/evaluation";
import type { Tx } from "../_kit";

export type RunRow = {
  id: string;
  setId: string;
  settings: unknown;
  measures: unknown;
  createdAt: Date;
};

/** Runs as the API shows them, each with how far its job is. */
export async function toRunDtos(tx: Tx, rows: readonly RunRow[]): Promise<RunDto[]> {
  const jobs = await tx.db.job.findMany({ where: { id: { in: rows.map(({ id }) => id) } } });
  const jobOf = new Map(jobs.map((job) => [job.id, job]));
  return rows.map((row) => {
    const job = present(jobOf.get(row.id), "a run has a job");
    const { status, done, total, errorCode, errorMessage, finishedAt } = job;
    return {
      id: row.id as JobId,
      setId: row.setId as EvaluationId,
      status,
      progress: { done, total },
      error: errorCode === null ? null : { code: errorCode, message: errorMessage ?? "" },
      settings: RunSettings.parse(row.settings),
      measures: row.measures === null ? null : Measures.parse(row.measures),
      createdAt: row.createdAt.toISOString(),
      finishedAt: finishedAt?.toISOString() ?? null,
    };
  });
}

export async function toRunDto(tx: Tx, row: RunRow): Promise<RunDto> {
  const [dto] = await toRunDtos(tx, [row]);
  return present(dto, "one row gives one run");
}

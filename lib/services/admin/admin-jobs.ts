import type { z } from "zod";
import { decodeCursor, type Page, toPage } from "@/lib/core/cursor";
import type { JobId } from "@/lib/core/ids";
import { asSystem } from "@/lib/db";
import { type AdminJobDto, ListAllJobsQuery } from "@/lib/schemas/admin";
import { parseInput } from "@/lib/schemas/parse";
import { assertOperator, type PersonCtx } from "../_kit";

/** The jobs of all tenants, newest first; what they work on is the tenants' own. */
export async function listAllJobs(
  ctx: PersonCtx,
  raw: z.input<typeof ListAllJobsQuery>,
): Promise<Page<AdminJobDto>> {
  assertOperator(ctx);
  const { status, cursor, limit } = parseInput(ListAllJobsQuery, raw);
  const rows = await asSystem("operator", (db) =>
    db.job.findMany({
      where: { ...(status && { status }), ...(cursor && { id: { lt: decodeCursor(cursor) } }) },
      include: { tenant: { select: { slug: true, name: true } } },
      orderBy: { id: "desc" },
      take: limit + 1,
    }),
  );
  return toPage(
    rows,
    limit,
    (row) => row.id,
    ({
      id,
      kind,
      status,
      step,
      attempt,
      done,
      total,
      errorCode,
      errorMessage,
      tenant,
      ...times
    }): AdminJobDto => ({
      id: id as JobId,
      ...{ kind, status, step, attempt, tenant },
      progress: { done, total },
      error: errorCode === null ? null : { code: errorCode, message: errorMessage ?? "" },
      createdAt: times.createdAt.toISOString(),
      startedAt: times.startedAt?.toISOString() ?? null,
      finishedAt: times.finishedAt?.toISOString() ?? null,
    }),
  );
}

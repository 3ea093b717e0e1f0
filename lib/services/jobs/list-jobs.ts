import { decodeCursor, toPage } from "@/lib/core/cursor";
import type { Prisma } from "@/lib/db";
import { ListJobsQuery } from "@/lib/schemas/job";
import { query, reachableBots, type Tx } from "../_kit";
import { toJobDtos } from "./job-dto";

/** Newest first. A token that is kept to certain bots sees the jobs of their sources. */
export const listJobs = query({
  name: "job.list",
  permission: "jobs:read",
  input: ListJobsQuery,
  async run({ tx, input: { status, sourceId, cursor, limit } }) {
    const where = {
      AND: [
        await reachable(tx),
        status ? { status } : {},
        sourceId ? { sourceId } : {},
        cursor ? { id: { lt: decodeCursor(cursor) } } : {},
      ],
    };
    const rows = await tx.db.job.findMany({ where, orderBy: { id: "desc" }, take: limit + 1 });
    const page = toPage(
      rows,
      limit,
      (row) => row.id,
      (row) => row,
    );
    return { items: await toJobDtos(tx, page.items), nextCursor: page.nextCursor };
  },
});

export async function reachable(tx: Tx): Promise<Prisma.JobWhereInput> {
  const only = reachableBots(tx.actor);
  if (only === null) return {};
  const rows = await tx.db.botSource.findMany({
    where: { botId: { in: [...only] } },
    select: { sourceId: true },
  });
  return { sourceId: { in: rows.map((row) => row.sourceId) } };
}

import { z } from "zod";
import { decodeCursor, toPage } from "@/lib/core/cursor";
import { idOf, PageQuery } from "@/lib/schemas/common";
import type { RunDetailDto } from "@/lib/schemas/evaluation";
import { query, type Tx } from "../_kit";
import { compareMeasures } from "./compare";
import { getRunOrThrow, getSetOrThrow } from "./internal";
import { type RunRow, toRunDto, toRunDtos } from "./run-dto";

/** Newest first. */
export const listRuns = query({
  name: "evaluation.list_runs",
  permission: "evaluations:read",
  input: PageQuery.extend({ setId: idOf("evaluation") }),
  async run({ tx, input: { setId, cursor, limit } }) {
    await getSetOrThrow(tx, setId);
    const rows = await tx.db.evaluationRun.findMany({
      where: { setId, ...(cursor && { id: { lt: decodeCursor(cursor) } }) },
      orderBy: { id: "desc" },
      take: limit + 1,
    });
    const page = toPage(
      rows,
      limit,
      (row) => row.id,
      (row) => row,
    );
    return { items: await toRunDtos(tx, page.items), nextCursor: page.nextCursor };
  },
});

/** One run, beside the last one before it that came to its end. */
export const getRun = query({
  name: "evaluation.get_run",
  permission: "evaluations:read",
  input: z.strictObject({ setId: idOf("evaluation"), runId: idOf("job") }),
  async run({ tx, input }): Promise<RunDetailDto> {
    const row = await getRunOrThrow(tx, input);
    const run = await toRunDto(tx, row);
    const before = run.measures && (await findPrevious(tx, row));
    const previous = before ? await toRunDto(tx, before) : null;
    const { measures } = run;
    const changes = measures && previous?.measures ? compareMeasures(measures, previous.measures) : {};
    return { ...run, previous, changes };
  },
});

export async function findPrevious(tx: Tx, { id, setId }: RunRow): Promise<RunRow | null> {
  const rows = await tx.db.$queryRaw<RunRow[]>`
    select id, "setId", settings, measures, "createdAt" from "EvaluationRun"
    where "setId" = ${setId} and id < ${id} and measures is not null order by id desc limit 1`;
  return rows[0] ?? null;
}

import type { BotId, EvaluationId } from "@/lib/core/ids";
import { present } from "@/lib/core/invariant";
import type { EvaluationDto } from "@/lib/schemas/evaluation";
import type { Tx } from "../_kit";
import { toRunDtos } from "./run-dto";

type SetRow = { id: string; botId: string; name: string; createdAt: Date; _count: { questions: number } };

/** Sets as the API shows them, each with its newest run. */
export async function toSetDtos(tx: Tx, rows: readonly SetRow[]): Promise<EvaluationDto[]> {
  const newest = await tx.db.evaluationRun.findMany({
    where: { setId: { in: rows.map(({ id }) => id) } },
    orderBy: { id: "desc" },
    distinct: ["setId"],
  });
  const runs = new Map((await toRunDtos(tx, newest)).map((run) => [run.setId, run]));
  return rows.map(({ id, botId, name, createdAt, _count }) => ({
    id: id as EvaluationId,
    botId: botId as BotId,
    name,
    questions: _count.questions,
    lastRun: runs.get(id as EvaluationId) ?? null,
    createdAt: createdAt.toISOString(),
  }));
}

export async function toSetDto(tx: Tx, row: SetRow): Promise<EvaluationDto> {
  const [dto] = await toSetDtos(tx, [row]);
  return present(dto, "one row gives one set");
}

import { z } from "zod";
import { decodeCursor, toPage } from "@/lib/core/cursor";
import { AppError } from "@/lib/core/errors";
import { type BotId, type JobId, newId } from "@/lib/core/ids";
import { Prisma } from "@/lib/db";
import { idOf, PageQuery } from "@/lib/schemas/common";
import { MOST_SETS, SetBody } from "@/lib/schemas/evaluation";
import { command, query, type Tx } from "../_kit";
import { getBotOrThrow } from "../bots";
import { endJob } from "../ingestion";
import { getSetOrThrow, lockSetOrThrow } from "./internal";
import { toSetDto, toSetDtos } from "./set-dto";

const Param = z.strictObject({ setId: idOf("evaluation") });

/** Newest first. */
export const listSets = query({
  name: "evaluation.list",
  permission: "evaluations:read",
  input: PageQuery.extend({ botId: idOf("bot") }),
  async run({ tx, input: { botId, cursor, limit } }) {
    await getBotOrThrow(tx, botId);
    const rows = await tx.db.evaluationSet.findMany({
      where: { botId, ...(cursor && { id: { lt: decodeCursor(cursor) } }) },
      orderBy: { id: "desc" },
      take: limit + 1,
      include: { _count: { select: { questions: true } } },
    });
    const page = toPage(
      rows,
      limit,
      (row) => row.id,
      (row) => row,
    );
    return { items: await toSetDtos(tx, page.items), nextCursor: page.nextCursor };
  },
});

export const getSet = query({
  name: "evaluation.get",
  permission: "evaluations:read",
  input: Param,
  run: async ({ tx, input }) => toSetDto(tx, await getSetOrThrow(tx, input.setId)),
});

export const createSet = command({
  name: "evaluation.create",
  permission: "evaluations:write",
  input: SetBody.extend({ botId: idOf("bot") }),
  async run({ tx, input: { botId, name } }) {
    await getBotOrThrow(tx, botId);
    const id = await insertSet(tx, botId, name);
    const result = await toSetDto(tx, await getSetOrThrow(tx, id));
    return { result, audit: { targetId: id, after: { name, botId } } };
  },
});

/** @throws AppError quota_exceeded when the bot has as many as it may · conflict when it has one of this name */
export async function insertSet(tx: Tx, botId: BotId, name: string) {
  await tx.db.$queryRaw`select 1 from "Bot" where id = ${botId} for no key update`;
  if ((await tx.db.evaluationSet.count({ where: { botId } })) >= MOST_SETS)
    throw new AppError("quota_exceeded", `A bot may have ${MOST_SETS} sets of questions. Delete one first.`);
  await assertNameIsFree(tx, botId, name);
  const id = newId("evaluation");
  await tx.db.evaluationSet.create({ data: { id, tenantId: tx.tenant.id, botId, name } });
  return id;
}

async function assertNameIsFree(tx: Tx, botId: BotId, name: string): Promise<void> {
  if ((await tx.db.evaluationSet.count({ where: { botId, name } })) > 0)
    throw new AppError("conflict", `This bot has a set called “${name}” already.`);
}

export const updateSet = command({
  name: "evaluation.update",
  permission: "evaluations:write",
  input: SetBody.extend({ setId: idOf("evaluation") }),
  async run({ tx, input: { setId, name } }) {
    const before = await lockSetOrThrow(tx, setId);
    if (name !== before.name) await assertNameIsFree(tx, before.botId, name);
    await tx.db.evaluationSet.update({ where: { id: setId }, data: { name } });
    const result = await toSetDto(tx, await getSetOrThrow(tx, setId));
    return { result, audit: { targetId: setId, before: { name: before.name }, after: { name } } };
  },
});

/** Deletes the questions with all runs, for good; a run that is under way ends. */
export const removeSet = command({
  name: "evaluation.remove",
  permission: "evaluations:write",
  input: Param,
  async run({ tx, input: { setId } }) {
    const { name, botId } = await lockSetOrThrow(tx, setId);
    const runs = await tx.db.evaluationRun.findMany({
      where: { setId, measures: { equals: Prisma.DbNull } },
    });
    for (const { id } of runs) await endJob(tx, { jobId: id as JobId }, { status: "canceled" });
    await tx.db.evaluationSet.delete({ where: { id: setId } });
    return { result: null, audit: { targetId: setId, before: { name, botId } } };
  },
});

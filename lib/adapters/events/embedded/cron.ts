import { asSystemSql, type PoolClient } from "@/lib/db";
import { insertRuns } from "./runs";
import { nextTick } from "./times";
import type { ExecutorEvent, FunctionSpecs } from "./types";

/** Brings ExecutorCron in line with what the functions declare now; ticks that are set already stay. */
export async function declareCrons(db: PoolClient, specs: FunctionSpecs): Promise<void> {
  const declared = [...specs.values()].flatMap(({ id, crons }) => crons.map((cron) => ({ id, cron })));
  const ids = declared.map(({ id }) => id);
  const expressions = declared.map(({ cron }) => cron);
  const ticks = declared.map(({ cron }) => nextTick(cron, new Date()));
  await db.query(
    `DELETE FROM "ExecutorCron" WHERE "functionId" = ANY($1)
       AND ("functionId", expression) NOT IN (SELECT * FROM unnest($2::text[], $3::text[]))`,
    [[...specs.keys()], ids, expressions],
  );
  await db.query(
    `INSERT INTO "ExecutorCron" ("functionId", expression, "nextAt")
     SELECT * FROM unnest($1::text[], $2::text[], $3::timestamptz[]) ON CONFLICT DO NOTHING`,
    [ids, expressions, ticks],
  );
}

/** Starts a run for every cron that is due. Ticks that were missed while nobody was there count as one. */
export function startDueCrons(specs: FunctionSpecs): Promise<number> {
  return asSystemSql("executor", async (db) => {
    const { rows } = await db.query<{ functionId: string; expression: string; nextAt: Date }>(
      `SELECT * FROM "ExecutorCron" WHERE "functionId" = ANY($1) AND "nextAt" <= now() FOR UPDATE SKIP LOCKED`,
      [[...specs.keys()]],
    );
    const starts = rows.flatMap(({ functionId, expression, nextAt }) => {
      const spec = specs.get(functionId);
      return spec ? [{ spec, event: timerEvent(functionId, expression, nextAt), isCanceled: false }] : [];
    });
    for (const { functionId, expression } of rows) {
      await db.query(`UPDATE "ExecutorCron" SET "nextAt" = $3 WHERE "functionId" = $1 AND expression = $2`, [
        functionId,
        expression,
        nextTick(expression, new Date()),
      ]);
    }
    return insertRuns(db, starts);
  });
}

function timerEvent(functionId: string, expression: string, tick: Date): ExecutorEvent {
  const id = `${functionId} ${expression} ${tick.toISOString()}`;
  return { id, name: "inngest/scheduled.timer", data: { cron: expression }, ts: tick.getTime() };
}

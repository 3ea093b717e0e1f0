import { beforeEach, expect, test } from "vitest";
import { handOverRuns } from "./hand-over";
import { query } from "./testing/world";

beforeEach(async () => {
  for (const table of ["ExecutorRun", "ExecutorProcess", "OutboxEvent"])
    await query(`DELETE FROM "${table}"`);
});

const asked = (id: string, name = "document/ingest.requested", data: object = { tenantId: "ten_1" }) => ({
  id,
  name,
  data,
  ts: 1,
});

async function run(functionId: string, event: ReturnType<typeof asked>, hasEnded = false) {
  await query(
    `INSERT INTO "ExecutorRun" (id, "functionId", "eventId", event, status, "endedAt")
     VALUES ($1, $2, $3, $4, $5::"ExecutorRunStatus", $6)`,
    [
      `run_${functionId}_${event.id}`,
      functionId,
      event.id,
      JSON.stringify(event),
      hasEnded ? "completed" : "running",
      hasEnded ? new Date() : null,
    ],
  );
}

const outbox = () => query(`SELECT id, "tenantId", name, data FROM "OutboxEvent" ORDER BY id`);
const runs = async () =>
  (await query<{ id: string }>(`SELECT id FROM "ExecutorRun" ORDER BY id`)).map(({ id }) => id);

test("runs that are under way become their events again, each once; those that ended stay", async () => {
  await run("f", asked("evt_1"));
  await run("g", asked("evt_1"));
  await run("f", asked("evt_2", "source/sync.requested", { tenantId: "ten_2", jobId: "job_2" }));
  await run("f", asked("evt_3"), true);
  expect(await handOverRuns()).toBe(3);
  expect(await outbox()).toEqual([
    { id: "evt_1:moved", tenantId: "ten_1", name: "document/ingest.requested", data: { tenantId: "ten_1" } },
    {
      ...{ id: "evt_2:moved", tenantId: "ten_2", name: "source/sync.requested" },
      data: { tenantId: "ten_2", jobId: "job_2" },
    },
  ]);
  expect(await runs()).toEqual(["run_f_evt_3"]);
  expect(await handOverRuns()).toBe(0);
});

test("a timer and the handler of a failure are dropped: nobody may send what began them", async () => {
  await run("f", asked("f * * * * *", "inngest/scheduled.timer", { cron: "* * * * *" }));
  await run("f-failure", asked("evt_9", "inngest/function.failed", { function_id: "f" }));
  expect(await handOverRuns()).toBe(2);
  expect(await outbox()).toEqual([]);
  expect(await runs()).toEqual([]);
});

test("nothing is taken from an executor that lives; one that died is let go when its lease is over", async () => {
  await run("f", asked("evt_1"));
  await query(`INSERT INTO "ExecutorProcess" (id, "leaseUntil") VALUES (7, now() + interval '30 seconds')`);
  expect(await handOverRuns()).toBe(0);
  expect(await runs()).toEqual(["run_f_evt_1"]);
  await query(`UPDATE "ExecutorProcess" SET "leaseUntil" = now() - interval '1 second'`);
  expect(await handOverRuns()).toBe(1);
  expect(await outbox()).toMatchObject([{ id: "evt_1:moved" }]);
});

import { expect, test } from "vitest";
import { during, makeWorld, query, until } from "./testing/world";

test("cancelOn ends the runs that its expression names, between steps, and only older ones", async () => {
  let held = () => {};
  const hold = new Promise<void>((resolve) => {
    held = resolve;
  });
  const after: number[] = [];
  const world = makeWorld((client, name) => [
    client.createFunction(
      {
        id: "work",
        triggers: [{ event: name("go") }],
        cancelOn: [{ event: name("stop"), if: "event.data.n == async.data.n" }],
      },
      async ({ event, step }) => {
        await step.run("hold", () => hold);
        await step.run("after", () => after.push(event.data.n));
      },
    ),
  ]);
  await during(world, async () => {
    await world.send("go", { n: 1 }, { n: 2 });
    await until(async () => {
      const rows = await query(`SELECT FROM "ExecutorCall" WHERE "slotId" = $1 AND "processId" IS NOT NULL`, [
        `${world.client.id}-work:`,
      ]);
      return rows.length === 2;
    });
    await world.send("stop", { n: 1 });
    await world.ended(1);
    await world.send("go", { n: 1 });
    held();
    const runs = await world.ended(3);
    expect(runs.map(({ status, event }) => [status, event.data.n]).sort()).toEqual([
      ["canceled", 1],
      ["completed", 1],
      ["completed", 2],
    ]);
    expect(after.sort()).toEqual([1, 2]);
  });
  expect(
    await query(`SELECT running FROM "ExecutorSlot" WHERE "functionId" = $1`, [`${world.client.id}-work`]),
  ).toEqual([{ running: 0 }]);
});

test("a run that is begun and canceled in one batch of events never works", async () => {
  let calls = 0;
  const world = makeWorld((client, name) => [
    client.createFunction(
      { id: "work", triggers: [{ event: name("*") }], cancelOn: [{ event: name("stop"), match: "data.n" }] },
      () => {
        calls += 1;
      },
    ),
  ]);
  await query(
    `INSERT INTO "OutboxEvent" (id, "tenantId", name, data, "createdAt") VALUES
       ('evt_batch_1', 'ten_test', $1, '{"n": 1}', now() - interval '2 seconds'),
       ('evt_batch_2', 'ten_test', $2, '{"n": 1}', now() - interval '1 second')`,
    [world.name("go"), world.name("stop")],
  );
  await during(world, async () => {
    const runs = await world.ended(2);
    expect(runs.map(({ status }) => status).sort()).toEqual(["canceled", "completed"]);
    expect(calls).toBe(1);
  });
});

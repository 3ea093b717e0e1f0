import pg from "pg";
import { expect, test } from "vitest";
import { openSession } from "@/lib/db";
import { claimCalls } from "./claim";
import { LOCKS } from "./locks";
import { prune } from "./prune";
import { releaseDead } from "./recovery";
import { healCounters } from "./slots";
import { during, makeWorld, query, until } from "./testing/world";
import type { Transport } from "./types";

/** A world with one function of two steps that counts how often each ran. */
function twoSteps(options: Parameters<typeof makeWorld>[1] = {}) {
  const counts: Record<string, number> = { a: 0, b: 0 };
  const world = makeWorld(
    (client, name) => [
      client.createFunction({ id: "two", triggers: [{ event: name("go") }] }, async ({ step }) => {
        for (const part of ["a", "b"]) {
          await step.run(part, () => {
            counts[part] = (counts[part] ?? 0) + 1;
          });
        }
        return "done";
      }),
    ],
    options,
  );
  return { world, counts };
}

/** Breaks the first call of each run; the others go through. */
function breakFirst(fault: Transport): Transport {
  let isBroken = false;
  return (request, handle) => {
    if (isBroken) return handle(request);
    isBroken = true;
    return fault(request, handle);
  };
}

const faults: Record<string, { transport: Transport; most: { a: number; b: number } }> = {
  "a reply that is lost": {
    transport: async (request, handle) => {
      await handle(request);
      throw new Error("lost");
    },
    most: { a: 1, b: 1 },
  },
  "a call that never arrives": {
    transport: async () => {
      throw new Error("never sent");
    },
    most: { a: 1, b: 1 },
  },
  "a call that arrives twice, the first reply counting": {
    transport: async (request, handle) => {
      const copy = request.clone();
      const [first] = await Promise.all([handle(request), handle(copy)]);
      return first;
    },
    most: { a: 2, b: 1 },
  },
  "a call that arrives twice, the second reply counting": {
    transport: async (request, handle) => {
      const copy = request.clone();
      const [, second] = await Promise.all([handle(request), handle(copy)]);
      return second;
    },
    most: { a: 2, b: 1 },
  },
  "a reply that is no reply": {
    transport: async (request, handle) => {
      await handle(request);
      return new Response("<html>", { status: 502 });
    },
    most: { a: 1, b: 1 },
  },
};

test.each(Object.entries(faults))("%s does no harm", async (_, { transport, most }) => {
  const { world, counts } = twoSteps({ transport: breakFirst(transport) });
  await during(world, async () => {
    await world.send("go");
    const [run] = await world.ended(1);
    expect(run).toMatchObject({ status: "completed", result: "done" });
    expect(counts.a).toBeLessThanOrEqual(most.a);
    expect(counts.b).toBeLessThanOrEqual(most.b);
  });
});

test("a call that never gets a reply ends its run", async () => {
  const { world } = twoSteps({
    transport: async () => {
      throw new Error("broken");
    },
  });
  await during(world, async () => {
    await world.send("go");
    const [run] = await world.ended(1);
    expect(run).toMatchObject({ status: "failed", result: { message: "10 calls of a step got no reply." } });
  });
});

test("a call that has been given to another process stops at its next step, and its reply is not taken", async () => {
  let release = () => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const ran: string[] = [];
  let isFirst = true;
  const world = makeWorld((client, name) => [
    client.createFunction({ id: "hung", triggers: [{ event: name("go") }] }, async ({ step }) => {
      const who = isFirst ? "hung" : "other";
      isFirst = false;
      await step.run("a", async () => {
        if (who === "hung") await gate;
        ran.push(`${who} a`);
      });
      await step.run("b", () => ran.push(`${who} b`));
      return who;
    }),
  ]);
  await during(world, async () => {
    await world.send("go");
    await until(() => !isFirst);
    const held = await query<{ processId: number }>(
      `SELECT "processId" FROM "ExecutorCall" WHERE "processId" IS NOT NULL`,
    );
    await query(`UPDATE "ExecutorProcess" SET "leaseUntil" = now() - interval '1 second' WHERE id = $1`, [
      held[0]?.processId,
    ]);
    expect(await releaseDead(0)).toBe(1);
    const [run] = await world.ended(1);
    release();
    await until(() => ran.includes("hung a"));
    await world.executor.stop({ timeoutMs: 5_000 });
    expect(run).toMatchObject({ status: "completed", result: "other" });
    expect(ran).toEqual(["other a", "other b", "hung a"]);
  });
});

test("calls of a dead process come back, with the counters; those of a living one do not", async () => {
  const dead = 1_000_001;
  const living = 1_000_002;
  const session = await openSession({ channel: "test", onNotify() {}, onLost() {} });
  expect(await session.tryLock(LOCKS.process, living)).toBe(true);
  await query(
    `INSERT INTO "ExecutorProcess" (id, "leaseUntil") SELECT unnest($1::int[]), now() + interval '1 hour'`,
    [[dead, living]],
  );
  await query(
    `INSERT INTO "ExecutorRun" (id, "functionId", "eventId", event)
     SELECT 'run_dead_' || n, 'dead', n, '{"id":"1","name":"dead","data":{},"ts":1}' FROM generate_series(1, 3) AS n`,
  );
  await query(
    `INSERT INTO "ExecutorSlot" (id, "functionId", "limit", "nextDueAt") VALUES ('dead:', 'dead', 9, now())`,
  );
  await query(
    `INSERT INTO "ExecutorCall" ("runId", "slotId", "stepId", kind, "dueAt")
     SELECT 'run_dead_' || n, 'dead:', 'step', 'discover', now() FROM generate_series(1, 3) AS n`,
  );
  for (const id of [dead, dead, living]) expect((await claimCalls(id, ["dead"], 1)).calls).toHaveLength(1);
  await query(`UPDATE "ExecutorRun" SET "endedAt" = now(), status = 'canceled' WHERE id = 'run_dead_1'`);
  expect(await releaseDead(0)).toBe(1);
  expect(await query(`SELECT id FROM "ExecutorProcess" WHERE id = ANY($1)`, [[dead, living]])).toEqual([
    { id: living },
  ]);
  expect(
    await query(`SELECT "processId", losses FROM "ExecutorCall" WHERE "slotId" = 'dead:' ORDER BY id`),
  ).toEqual([
    { processId: null, losses: 1 },
    { processId: living, losses: 0 },
  ]);
  expect(await query(`SELECT running FROM "ExecutorSlot" WHERE id = 'dead:'`)).toEqual([{ running: 1 }]);
  await query(`UPDATE "ExecutorSlot" SET running = 7 WHERE id = 'dead:'`);
  await healCounters();
  expect(await query(`SELECT running FROM "ExecutorSlot" WHERE id = 'dead:'`)).toEqual([{ running: 1 }]);
  await session.close();
  await query(`DELETE FROM "ExecutorRun" WHERE "functionId" = 'dead'`);
});

test("every connection is cut, again and again: all runs end, and nothing but steps in flight repeats", async () => {
  const { world, counts } = twoSteps();
  const admin = new pg.Client({ connectionString: process.env.TEST_ADMIN_URL });
  await admin.connect();
  await during(world, async () => {
    await world.send("go", ...Array.from({ length: 60 }, (_, n) => ({ n })));
    for (let round = 1; round <= 3; round++) {
      await until(() => (counts.b ?? 0) >= round * 10);
      await admin.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
      );
    }
    for (let isOver = false; !isOver; ) {
      isOver = await world.ended(60).then(
        (runs) => runs.length === 60,
        () => false,
      );
    }
    const runs = await world.ended(60);
    expect(runs.filter(({ result }) => result !== "done")).toEqual([]);
    // At most eight calls are under way when the connections go, three times.
    expect((counts.a ?? 0) + (counts.b ?? 0)).toBeLessThanOrEqual(120 + 24);
  });
  await admin.end();
});

test("stop gives back what does not end in time, and the next executor finishes it", async () => {
  const gate = Promise.withResolvers<void>();
  let began = 0;
  const make = () =>
    makeWorld(
      (client, name) => [
        client.createFunction({ id: "long", triggers: [{ event: name("go") }] }, async ({ step }) => {
          return step.run("long", async () => {
            if (++began === 1) await gate.promise;
            return began;
          });
        }),
      ],
      { app: "stopping" },
    );
  const [first, second] = [make(), make()];
  await first.executor.start();
  await first.send("go");
  await until(() => began === 1);
  await first.executor.stop({ timeoutMs: 10 });
  expect(
    await query(`SELECT "processId", losses FROM "ExecutorCall" WHERE "slotId" = 'stopping-long:'`),
  ).toEqual([{ processId: null, losses: 0 }]);
  await during(second, async () => {
    const [run] = await second.ended(1);
    expect(run).toMatchObject({ status: "completed", result: 2 });
  });
  gate.resolve();
});

test("prune deletes what ended more than 7 days ago, with its steps, and nothing else", async () => {
  const { world } = twoSteps();
  await during(world, async () => {
    await world.send("go", {}, {});
    await world.ended(2);
  });
  const [old, fresh] = await world.runs();
  await query(`UPDATE "ExecutorRun" SET "endedAt" = now() - interval '8 days' WHERE id = $1`, [old?.id]);
  await query(`UPDATE "ExecutorSlot" SET "servedAt" = now() - interval '2 days' WHERE id = $1`, [
    `${world.client.id}-two:`,
  ]);
  expect(await prune([`${world.client.id}-two`])).toBe(1);
  expect((await world.runs()).map(({ id }) => id)).toEqual([fresh?.id]);
  expect(await query(`SELECT FROM "ExecutorStep" WHERE "runId" = $1`, [old?.id])).toEqual([]);
  expect(await query(`SELECT FROM "ExecutorSlot" WHERE id = $1`, [`${world.client.id}-two:`])).toEqual([]);
});

test("the port's check needs an executor that is alive", async () => {
  const { world } = twoSteps();
  await expect(world.events.port.check()).rejects.toThrow("No executor is running.");
  await during(world, async () => {
    expect(await world.events.port.check()).toMatch(/^1 running, \d+ calls queued$/);
  });
});

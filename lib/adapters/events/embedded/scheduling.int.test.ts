import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { claimCalls } from "./claim";
import { during, makeWorld, query, until } from "./testing/world";

test("three executors on one database keep each key's limit, exactly, and do every step once", async () => {
  const running = new Map<string, number>();
  const most = new Map<string, number>();
  const done: string[] = [];
  const app = "three";
  const worlds = [1, 2, 3].map(() =>
    makeWorld(
      (client, name) => [
        client.createFunction(
          {
            id: "work",
            triggers: [{ event: name("go") }],
            concurrency: { key: "event.data.key", limit: 2 },
          },
          async ({ event, step }) => {
            const { key, n } = event.data as { key: string; n: number };
            for (const part of ["a", "b"]) {
              await step.run(part, async () => {
                const now = (running.get(key) ?? 0) + 1;
                running.set(key, now);
                most.set(key, Math.max(most.get(key) ?? 0, now));
                // The first waits for a second to be let in beside it, however busy the machine is.
                await until(async () => (most.get(key) ?? 0) >= 2);
                await sleep(3);
                running.set(key, (running.get(key) ?? 0) - 1);
                done.push(`${n}${part}`);
              });
            }
          },
        ),
      ],
      { app, isCheckpointing: false },
    ),
  );
  const [first, second, third] = worlds;
  if (!first || !second || !third) return;
  await during(first, () =>
    during(second, () =>
      during(third, async () => {
        const events = Array.from({ length: 90 }, (_, n) => ({ n, key: `k${n % 3}` }));
        await first.send("go", ...events);
        await first.ended(90);
      }),
    ),
  );
  expect([...most.values()]).toEqual([2, 2, 2]);
  expect(done.length).toBe(180);
  expect(new Set(done).size).toBe(180);
  const slots = await query(`SELECT running FROM "ExecutorSlot" WHERE "functionId" = 'three-work'`);
  expect(slots).toEqual([{ running: 0 }, { running: 0 }, { running: 0 }]);
});

test("a key with 500 queued calls does not hold up another key's one", async () => {
  const order: string[] = [];
  const gate = Promise.withResolvers<void>();
  const world = makeWorld(
    (client, name) => [
      client.createFunction(
        {
          id: "fair",
          triggers: [{ event: name("go") }],
          concurrency: { key: "event.data.tenantId", limit: 4 },
        },
        async ({ event, step }) => {
          await step.run("work", async () => {
            order.push(event.data.tenantId);
            await gate.promise;
          });
        },
      ),
    ],
    { concurrency: 4 },
  );
  await during(world, async () => {
    await world.send("go", ...Array.from({ length: 500 }, () => ({ tenantId: "noisy" })));
    await until(() => order.length === 4);
    await world.send("go", { tenantId: "quiet" });
    await until(async () => (await world.runs()).length === 501);
    gate.resolve();
    await until(() => order.includes("quiet"));
    // Four were under way; at most the other three places can have been filled again before its turn.
    expect(order.indexOf("quiet")).toBeLessThanOrEqual(7);
  });
});

test("calls of one slot are taken oldest first; runs under way go before runs that have yet to begin", async () => {
  const order: string[] = [];
  const world = makeWorld(
    (client, name) => [
      client.createFunction(
        { id: "line", triggers: [{ event: name("go") }], concurrency: 1 },
        async ({ event, step }) => {
          await step.run("a", () => order.push(`${event.data.n}a`));
          await step.run("b", () => order.push(`${event.data.n}b`));
        },
      ),
    ],
    { concurrency: 1, isCheckpointing: false },
  );
  await during(world, async () => {
    const ids = ["evt_line_1", "evt_line_2", "evt_line_3"];
    await world.send("go", ...ids.map((id, n) => ({ id, n })));
    await world.ended(3);
  });
  expect(order).toEqual(["0a", "0b", "1a", "1b", "2a", "2b"]);
});

test("a claim among 10,000 queued calls (the time is printed, not judged)", async () => {
  await query(`INSERT INTO "ExecutorProcess" (id, "leaseUntil") VALUES (1, now() + interval '1 hour')`);
  await query(
    `INSERT INTO "ExecutorRun" (id, "functionId", "eventId", event)
     SELECT 'run_' || n, 'many', n, '{"id":"1","name":"many","data":{},"ts":1}' FROM generate_series(1, 10000) AS n`,
  );
  await query(
    `INSERT INTO "ExecutorSlot" (id, "functionId", "limit", "nextDueAt")
     SELECT 'many:' || k, 'many', 3, now() FROM generate_series(0, 99) AS k`,
  );
  await query(
    `INSERT INTO "ExecutorCall" ("runId", "slotId", "stepId", kind, "dueAt")
     SELECT 'run_' || n, 'many:' || n % 100, 'step', 'discover', now() FROM generate_series(1, 10000) AS n`,
  );
  const times: number[] = [];
  const taken: string[] = [];
  for (;;) {
    const start = performance.now();
    const { calls } = await claimCalls(1, ["many"], 1);
    if (calls.length === 0) break;
    times.push(performance.now() - start);
    taken.push(...calls.map(({ slotId }) => slotId));
  }
  times.sort((a, b) => a - b);
  console.log(`claim at 10,000 queued: median ${times[times.length / 2]?.toFixed(2)} ms`);
  // Every slot once, then every slot a second time, and so on up to its limit.
  for (const round of [0, 1, 2]) expect(new Set(taken.slice(round * 100, round * 100 + 100)).size).toBe(100);
  expect(taken.length).toBe(300);
  await query(`DELETE FROM "ExecutorRun" WHERE "functionId" = 'many'`);
});

import { NonRetriableError, RetryAfterError } from "inngest";
import { describe, expect, test } from "vitest";
import { during, makeWorld, query, until } from "./testing/world";

describe.each([true, false])("with checkpointing %s", (isCheckpointing) => {
  test("steps run once each, in order, and the function's value is kept", async () => {
    const log: string[] = [];
    const world = makeWorld(
      (client, name) => [
        client.createFunction({ id: "steps", triggers: [{ event: name("go") }] }, async ({ event, step }) => {
          const a = await step.run("a", () => {
            log.push("a");
            return { count: event.data.count + 1 };
          });
          const b = await step.run("b", () => {
            log.push("b");
            return a.count + 1;
          });
          return { b };
        }),
      ],
      { isCheckpointing },
    );
    await during(world, async () => {
      await world.send("go", { count: 1 });
      const [run] = await world.ended(1);
      expect(run).toMatchObject({ status: "completed", result: { b: 3 } });
      expect(log).toEqual(["a", "b"]);
    });
    const steps = await query(
      `SELECT s.result FROM "ExecutorStep" s JOIN "ExecutorRun" r ON r.id = "runId" WHERE "functionId" = $1 ORDER BY position`,
      [`${world.client.id}-steps`],
    );
    expect(steps).toEqual([{ result: { data: { count: 2 } } }, { result: { data: 3 } }]);
  });

  test("parallel steps and sleeps are waited for together; what follows runs once", async () => {
    const log: string[] = [];
    const world = makeWorld(
      (client, name) => [
        client.createFunction({ id: "fan", triggers: [{ event: name("go") }] }, async ({ step }) => {
          const first = await step.run("first", () => "first");
          const [a, b, , d] = await Promise.all([
            step.run("a", () => log.push("a")),
            step.run("b", async () => {
              const c = log.push("b");
              return c;
            }),
            step.sleep("c", "1s"),
            step.run("d", () => "d").then((d) => step.run("e", () => `${d}e`)),
          ]);
          await step.run("last", () => log.push("last"));
          return { first, sum: a + b, d };
        }),
      ],
      { isCheckpointing },
    );
    await during(world, async () => {
      await world.send("go");
      const [run] = await world.ended(1);
      expect(run).toMatchObject({ status: "completed", result: { first: "first", sum: 3, d: "de" } });
      expect([...log].sort()).toEqual(["a", "b", "last"]);
      expect(log.at(-1)).toBe("last");
    });
  });

  test("a failing step is tried again, alone, and then the function goes on", async () => {
    const attempts: number[] = [];
    let before = 0;
    const world = makeWorld(
      (client, name) => [
        client.createFunction(
          { id: "retry", triggers: [{ event: name("go") }] },
          async ({ step, attempt }) => {
            await step.run("before", () => {
              before += 1;
            });
            const value = await step.run("flaky", () => {
              attempts.push(attempt);
              if (attempts.length < 3) throw new Error("not yet");
              return "done";
            });
            return step.run("after", () => value);
          },
        ),
      ],
      { isCheckpointing },
    );
    await during(world, async () => {
      await world.send("go");
      const [run] = await world.ended(1);
      expect(run).toMatchObject({ status: "completed", result: "done" });
      expect({ attempts, before }).toEqual({ attempts: [0, 1, 2], before: 1 });
    });
  });

  test("a step that fails for good can be caught; if not, the run fails and onFailure learns of it", async () => {
    const told: unknown[] = [];
    const world = makeWorld(
      (client, name) => [
        client.createFunction(
          {
            id: "fail",
            triggers: [{ event: name("go") }],
            retries: 1,
            async onFailure({ error, event, step }) {
              await step.run("tell", () => {
                told.push({ message: error.message, data: event.data.event.data, run: event.data.run_id });
              });
            },
          },
          async ({ step }) => {
            const caught = await step
              .run("caught", () => {
                throw new NonRetriableError("one");
              })
              .catch((error: Error) => error.message);
            await step.run("uncaught", () => {
              throw new Error(`${caught} two`);
            });
          },
        ),
      ],
      { isCheckpointing },
    );
    await during(world, async () => {
      await world.send("go", { n: 7 });
      const runs = await world.ended(2);
      expect(runs.map(({ status }) => status)).toEqual(["failed", "completed"]);
      expect(runs[0]?.result).toMatchObject({ message: "one two" });
      expect(told).toEqual([{ message: "one two", data: { tenantId: "ten_test", n: 7 }, run: runs[0]?.id }]);
    });
  });

  test("events that steps send start functions, with the ids that the SDK is told", async () => {
    const ids: string[] = [];
    const world = makeWorld(
      (client, name) => [
        client.createFunction({ id: "sender", triggers: [{ event: name("go") }] }, async ({ step }) => {
          const tenant = { tenantId: "ten_test" };
          const sent = await step.sendEvent("send", [
            { name: name("got"), data: { ...tenant, n: 1 } },
            { name: name("got"), data: { ...tenant, n: 2 } },
          ]);
          ids.push(...sent.ids);
        }),
        client.createFunction(
          { id: "receiver", triggers: [{ event: name("got") }] },
          ({ event }) => event.data.n,
        ),
      ],
      { isCheckpointing },
    );
    await during(world, async () => {
      await world.send("go");
      await world.ended(3);
      const received = await world.runs("receiver");
      expect(received.map(({ result }) => result).sort()).toEqual([1, 2]);
      expect(received.map(({ event }) => event.id).sort()).toEqual([...new Set(ids)].sort());
    });
  });
});

test("a call that goes on for long returns to the queue between steps, and no step repeats", async () => {
  const ran: number[] = [];
  let passes = 0;
  const world = makeWorld((client, name) => [
    client.createFunction(
      { id: "long", triggers: [{ event: name("go") }], checkpointing: { maxRuntime: 20 } },
      async ({ step }) => {
        passes += 1;
        for (let n = 0; n < 6; n++) {
          await step.run(`step-${n}`, async () => {
            await new Promise((resolve) => setTimeout(resolve, 15));
            return ran.push(n);
          });
        }
      },
    ),
  ]);
  await during(world, async () => {
    await world.send("go");
    await world.ended(1);
    expect(ran).toEqual([0, 1, 2, 3, 4, 5]);
    expect(passes).toBeGreaterThan(1);
  });
});

test("sleeps end at their time, and a run that sleeps holds no place", async () => {
  const moments: number[] = [];
  const world = makeWorld((client, name) => [
    client.createFunction(
      { id: "sleep", triggers: [{ event: name("go") }], concurrency: 1 },
      async ({ step, event }) => {
        await step.sleep("short", "1s");
        moments.push(Date.now());
        await step.sleepUntil("until", new Date(event.ts ?? 0));
        return step.run("after", () => "awake");
      },
    ),
  ]);
  await during(world, async () => {
    const start = Date.now();
    await world.send("go", { n: 1 }, { n: 2 });
    await until(async () => {
      const rows = await query<{ sleeping: number }>(
        `SELECT count(*)::int AS sleeping FROM "ExecutorCall" c JOIN "ExecutorRun" r ON r.id = "runId"
         WHERE kind = 'sleep' AND "functionId" = $1`,
        [`${world.client.id}-sleep`],
      );
      return rows[0]?.sleeping === 2;
    });
    const runs = await world.ended(2);
    expect(runs.map(({ result }) => result)).toEqual(["awake", "awake"]);
    for (const moment of moments) expect(moment - start).toBeGreaterThanOrEqual(999);
  });
});

test("RetryAfterError sets the time of the next try", async () => {
  let tries = 0;
  const world = makeWorld(
    (client, name) => [
      client.createFunction({ id: "later", triggers: [{ event: name("go") }] }, async ({ step }) => {
        await step.run("later", () => {
          if (++tries === 1) throw new RetryAfterError("later", 1_000);
        });
        if (++tries === 3) throw new RetryAfterError("function later", new Date(Date.now() + 10));
      }),
    ],
    {
      backoff: () => {
        throw new Error("the default pause must not be asked for");
      },
    },
  );
  await during(world, async () => {
    await world.send("go");
    const [run] = await world.ended(1);
    expect({ status: run?.status, tries }).toEqual({ status: "completed", tries: 4 });
  });
});

test("a function that throws outside of steps is tried as often as it may, then it has failed", async () => {
  const attempts: number[] = [];
  const world = makeWorld((client, name) => [
    client.createFunction({ id: "throws", triggers: [{ event: name("go") }], retries: 2 }, ({ attempt }) => {
      attempts.push(attempt);
      throw new Error("always");
    }),
    client.createFunction({ id: "gives-up", triggers: [{ event: name("go") }], retries: 2 }, () => {
      throw new NonRetriableError("never");
    }),
  ]);
  await during(world, async () => {
    await world.send("go");
    const runs = await world.ended(2);
    expect(runs.map(({ status, result }) => [status, (result as Error).message]).sort()).toEqual([
      ["failed", "always"],
      ["failed", "never"],
    ]);
    expect(attempts).toEqual([0, 1, 2]);
  });
});

test("an event that comes twice under one id starts a function once, also long after the first", async () => {
  const world = makeWorld((client, name) => [
    client.createFunction({ id: "a", triggers: [{ event: name("go") }] }, () => "a"),
    client.createFunction({ id: "b", triggers: [{ event: name("go"), if: "event.data.n > 1" }] }, () => "b"),
  ]);
  await during(world, async () => {
    await world.send("go", { id: "evt_same", n: 1 });
    await world.ended(1);
    await world.send("go", { id: "evt_same", n: 1 }, { id: "evt_other", n: 2 });
    const runs = await world.ended(3);
    expect(runs.map(({ functionId, event }) => [functionId.slice(-1), event.id]).sort()).toEqual([
      ["a", "evt_other"],
      ["a", "evt_same"],
      ["b", "evt_other"],
    ]);
    expect(await query(`SELECT id FROM "OutboxEvent"`)).toEqual([]);
  });
});

test("idempotency: the same key starts one run in 24 hours; an event without a key always starts one", async () => {
  const world = makeWorld((client, name) => [
    client.createFunction(
      { id: "once", triggers: [{ event: name("go") }], idempotency: "event.data.key" },
      ({ event }) => event.data.key ?? null,
    ),
  ]);
  await during(world, async () => {
    await world.send("go", { key: "k" }, { key: "k" }, {}, {});
    await world.ended(3);
    await query(
      `UPDATE "ExecutorRun" SET "createdAt" = now() - interval '25 hours' WHERE "functionId" = $1`,
      [`${world.client.id}-once`],
    );
    await world.send("go", { key: "k" });
    const runs = await world.ended(4);
    expect(runs.map(({ result }) => result).sort()).toEqual(["k", "k", null, null]);
  });
});

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

test("a cron trigger starts one run for a tick, in its time zone", async () => {
  const world = makeWorld((client) => [
    client.createFunction(
      { id: "nightly", triggers: [{ cron: "TZ=Asia/Tokyo 0 3 * * *" }] },
      ({ event }) => event.data,
    ),
  ]);
  const tick = () =>
    query<{ nextAt: Date }>(`SELECT "nextAt" FROM "ExecutorCron" WHERE "functionId" = $1`, [
      `${world.client.id}-nightly`,
    ]);
  await during(world, async () => {
    expect((await tick())[0]?.nextAt.toISOString()).toMatch(/T18:00:00/);
    await query(`UPDATE "ExecutorCron" SET "nextAt" = now() - interval '3 days' WHERE "functionId" = $1`, [
      `${world.client.id}-nightly`,
    ]);
    const [run] = await world.ended(1);
    expect(run).toMatchObject({ status: "completed", result: { cron: "TZ=Asia/Tokyo 0 3 * * *" } });
    expect((await tick())[0]?.nextAt.getTime()).toBeGreaterThan(Date.now());
  });
  expect(await world.runs()).toHaveLength(1);
});

test("what the executor does not do fails the run at once, by name", async () => {
  const world = makeWorld((client, name) => {
    const other = client.createFunction({ id: "other", triggers: [{ event: name("never") }] }, () => {});
    const on = (id: string, work: Parameters<typeof client.createFunction>[1]) =>
      client.createFunction({ id, triggers: [{ event: name("go") }] }, work);
    return [
      other,
      on("invoke", ({ step }) => step.invoke("i", { function: other, data: {} })),
      on("wait", ({ step }) => step.waitForEvent("w", { event: name("x"), timeout: "1h" })),
      on("infer", ({ step }) =>
        step.ai.infer("a", { model: step.ai.models.openai({ model: "m" }), body: { messages: [] } }),
      ),
      on("fetch", ({ step }) => step.fetch("http://127.0.0.1:1/")),
      on("signal", ({ step }) => step.waitForSignal("s", { signal: "s", timeout: "1h" })),
      on("send-signal", ({ step }) => step.sendSignal("s", { signal: "s", data: 1 })),
      on("race", ({ step, group }) =>
        group.parallel(() => Promise.race([step.run("a", () => 1), step.run("b", () => 2)])),
      ),
    ];
  });
  await during(world, async () => {
    await world.send("go");
    const runs = await world.ended(7);
    const ends = runs.map(({ functionId, status, result }) => ({
      id: functionId.slice(world.client.id.length + 1),
      status,
      isClear: (result as Error).message.includes("is not supported by the embedded executor"),
    }));
    const names = ["fetch", "infer", "invoke", "race", "send-signal", "signal", "wait"];
    expect(ends.sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
      names.map((id) => ({ id, status: "failed", isClear: true })),
    );
  });
});

test("an event that names no tenant, or lies in the future, is refused where it is sent", async () => {
  const { client, name } = makeWorld(() => []);
  await expect(client.send({ name: name("x"), data: {} })).rejects.toThrow("names no tenant");
  const later = { name: name("x"), data: { tenantId: "ten_test" }, ts: Date.now() + 3_600_000 };
  await expect(client.send(later)).rejects.toThrow("in the future");
});

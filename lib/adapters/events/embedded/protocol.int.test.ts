import { NonRetriableError, RetryAfterError } from "inngest";
import { expect, test } from "vitest";
import { during, makeWorld, query, until } from "./testing/world";

test.each([true, false])(
  "with checkpointing %s, what steps and functions give back is kept, and how they failed",
  async (isCheckpointing) => {
    const world = makeWorld(
      (client, name) => [
        client.createFunction({ id: "steps", triggers: [{ event: name("go") }] }, async ({ event, step }) => {
          const a = await step.run("a", () => ({ count: event.data.count + 1 }));
          const b = await step.run("b", () => a.count + 1);
          return { b };
        }),
        client.createFunction({ id: "fail", triggers: [{ event: name("go") }] }, async ({ step }) => {
          await step.run("a", () => {
            throw new NonRetriableError("for good");
          });
        }),
      ],
      { isCheckpointing },
    );
    await during(world, async () => {
      await world.send("go", { count: 1 });
      await world.ended(2);
      expect(await world.runs("steps")).toMatchObject([{ status: "completed", result: { b: 3 } }]);
      expect(await world.runs("fail")).toMatchObject([
        { status: "failed", result: { name: "NonRetriableError", message: "for good" } },
      ]);
    });
    const steps = await query(
      `SELECT s.result FROM "ExecutorStep" s JOIN "ExecutorRun" r ON r.id = "runId" WHERE "functionId" = $1 ORDER BY position`,
      [`${world.client.id}-steps`],
    );
    expect(steps).toEqual([{ result: { data: { count: 2 } } }, { result: { data: 3 } }]);
  },
);

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

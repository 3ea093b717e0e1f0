import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { SETTLED_MS, TENANT, type Tools } from "./tools";

/** What starts functions, and how many at once. */
export function startsSuite({ makeEngine, until }: Tools): void {
  test("events that steps send start functions", async () => {
    const got: number[] = [];
    let ids: string[] = [];
    const engine = await makeEngine((client, name) => [
      client.createFunction({ id: "sender", triggers: [{ event: name("go") }] }, async ({ step }) => {
        const sent = await step.sendEvent(
          "send",
          [1, 2].map((n) => ({ name: name("got"), data: { ...TENANT, n } })),
        );
        ids = sent.ids;
      }),
      client.createFunction({ id: "receiver", triggers: [{ event: name("got") }] }, ({ event, step }) =>
        step.run("note", () => got.push(event.data.n)),
      ),
    ]);
    await engine.during(async () => {
      await engine.send("go");
      await until(() => got.length === 2 && ids.length === 2);
      expect(got.sort()).toEqual([1, 2]);
    });
  });

  test("an event starts the functions whose condition it meets; under one id it does so once", async () => {
    const log: string[] = [];
    const engine = await makeEngine((client, name) => [
      client.createFunction({ id: "a", triggers: [{ event: name("go") }] }, ({ event }) => {
        log.push(`a${event.data.n}`);
      }),
      client.createFunction(
        { id: "b", triggers: [{ event: name("go"), if: "event.data.n > 1" }] },
        ({ event }) => {
          log.push(`b${event.data.n}`);
        },
      ),
    ]);
    await engine.during(async () => {
      const id = engine.name("one");
      await engine.send("go", { id, n: 1 });
      await until(() => log.length === 1);
      await engine.send("go", { id, n: 1 }, { n: 2 });
      await until(() => log.length === 3);
      await sleep(SETTLED_MS);
      expect(log.sort()).toEqual(["a1", "a2", "b2"]);
    });
  });

  test("no more steps of one key are under way at once than the limit; other keys are not held up", async () => {
    const now = new Map<string, number>();
    const most = new Map<string, number>();
    let done = 0;
    const engine = await makeEngine((client, name) => [
      client.createFunction(
        { id: "work", triggers: [{ event: name("go") }], concurrency: { key: "event.data.key", limit: 2 } },
        async ({ event, step }) => {
          const { key } = event.data;
          await step.run("work", async () => {
            now.set(key, (now.get(key) ?? 0) + 1);
            most.set(key, Math.max(most.get(key) ?? 0, now.get(key) ?? 0));
            await sleep(100);
            now.set(key, (now.get(key) ?? 0) - 1);
            done++;
          });
        },
      ),
    ]);
    await engine.during(async () => {
      await engine.send("go", ...Array.from({ length: 12 }, (_, n) => ({ key: n % 2 ? "odd" : "even" })));
      await until(() => done === 12);
      expect(Object.fromEntries(most)).toEqual({ even: 2, odd: 2 });
    });
  });

  test("a timer starts a function", async () => {
    const crons: unknown[] = [];
    const engine = await makeEngine((client) => [
      client.createFunction({ id: "regular", triggers: [{ cron: "* * * * *" }] }, ({ event }) => {
        crons.push(event.data);
      }),
    ]);
    await engine.during(async () => {
      await engine.tick("regular");
      await until(() => crons.length > 0);
      expect(crons[0]).toMatchObject({ cron: "* * * * *" });
    });
  });
}

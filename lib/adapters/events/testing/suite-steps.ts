import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { SETTLED_MS, type Tools } from "./tools";

/** What steps do: order, memory, waiting. */
export function stepsSuite({ makeEngine, until }: Tools): void {
  test("steps run once each, in order, and what they give back goes on", async () => {
    const log: unknown[] = [];
    const engine = await makeEngine((client, name) => [
      client.createFunction({ id: "steps", triggers: [{ event: name("go") }] }, async ({ event, step }) => {
        const a = await step.run("a", () => {
          log.push("a");
          return { count: event.data.count + 1 };
        });
        const b = await step.run("b", () => log.push("b") + a.count);
        await step.run("end", () => log.push({ a, b }));
      }),
    ]);
    await engine.during(async () => {
      await engine.send("go", { count: 1 });
      await until(() => log.length === 3);
      await sleep(SETTLED_MS);
      expect(log).toEqual(["a", "b", { a: { count: 2 }, b: 4 }]);
    });
  });

  test("parallel steps and sleeps are waited for together; what follows runs once", async () => {
    const log: unknown[] = [];
    const engine = await makeEngine((client, name) => [
      client.createFunction({ id: "fan", triggers: [{ event: name("go") }] }, async ({ step }) => {
        const first = await step.run("first", () => "first");
        const [a, b, , d] = await Promise.all([
          step.run("a", () => log.push("a")),
          step.run("b", () => log.push("b")),
          step.sleep("c", "1s"),
          step.run("d", () => "d").then((d) => step.run("e", () => `${d}e`)),
        ]);
        await step.run("last", () => log.push({ first, sum: a + b, d }));
      }),
    ]);
    await engine.during(async () => {
      await engine.send("go");
      await until(() => log.length >= 3);
      await sleep(SETTLED_MS);
      expect(log.slice(0, 2).sort()).toEqual(["a", "b"]);
      expect(log.slice(2)).toEqual([{ first: "first", sum: 3, d: "de" }]);
    });
  });

  test("a sleep ends at its time, not before", async () => {
    const moments: number[] = [];
    const engine = await makeEngine((client, name) => [
      client.createFunction({ id: "sleep", triggers: [{ event: name("go") }] }, async ({ step }) => {
        await step.run("before", () => moments.push(Date.now()));
        await step.sleep("short", "1s");
        await step.sleepUntil("over", new Date(Date.now() - 60_000));
        await step.run("after", () => moments.push(Date.now()));
      }),
    ]);
    await engine.during(async () => {
      await engine.send("go");
      await until(() => moments.length === 2);
      const [before = 0, after = 0] = moments;
      expect(after - before).toBeGreaterThanOrEqual(990);
    });
  });
}

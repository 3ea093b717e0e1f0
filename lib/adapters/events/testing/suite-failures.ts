import { setTimeout as sleep } from "node:timers/promises";
import { NonRetriableError, RetryAfterError } from "inngest";
import { expect, test } from "vitest";
import { SETTLED_MS, TENANT, type Tools } from "./tools";

/** What happens when something fails: tries, and their end. */
export function failuresSuite({ makeEngine, until }: Tools): void {
  test("a failing step is tried again, alone, and then the function goes on", async () => {
    const attempts: number[] = [];
    const log: string[] = [];
    const engine = await makeEngine((client, name) => [
      client.createFunction({ id: "retry", triggers: [{ event: name("go") }] }, async ({ step, attempt }) => {
        await step.run("before", () => log.push("before"));
        const value = await step.run("flaky", () => {
          attempts.push(attempt);
          if (attempts.length < 2) throw new Error("not yet");
          return "done";
        });
        await step.run("after", () => log.push(value));
      }),
    ]);
    await engine.during(async () => {
      await engine.send("go");
      await until(() => log.length === 2);
      expect({ attempts, log }).toEqual({ attempts: [0, 1], log: ["before", "done"] });
    });
  });

  test("RetryAfterError sets the time of the next try", async () => {
    const moments: number[] = [];
    const engine = await makeEngine((client, name) => [
      client.createFunction({ id: "later", triggers: [{ event: name("go") }] }, async ({ step }) => {
        await step.run("step", () => {
          if (moments.push(Date.now()) === 1) throw new RetryAfterError("later", 1_000);
        });
        // Outside of steps it is the function that is tried again.
        if (moments.push(Date.now()) === 3) throw new RetryAfterError("later", new Date(Date.now() + 1_000));
      }),
    ]);
    await engine.during(async () => {
      await engine.send("go");
      await until(() => moments.length === 4);
      const [first = 0, second = 0, third = 0, fourth = 0] = moments;
      expect(second - first).toBeGreaterThanOrEqual(990);
      expect(fourth - third).toBeGreaterThanOrEqual(900);
    });
  });

  test("a step that fails for good can be caught; if not, the run fails and onFailure learns of it", async () => {
    const told: unknown[] = [];
    const tries = { uncaught: 0, caught: 0 };
    const engine = await makeEngine((client, name) => [
      client.createFunction(
        {
          id: "fail",
          triggers: [{ event: name("go") }],
          retries: 1,
          async onFailure({ error, event, step }) {
            await step.run("tell", () => {
              const { event: began, function_id } = event.data;
              told.push({ message: error.message, data: began.data, function_id });
            });
          },
        },
        async ({ step }) => {
          const caught = await step
            .run("caught", () => {
              tries.caught++;
              throw new NonRetriableError("one");
            })
            .catch((error: Error) => error.message);
          await step.run("uncaught", () => {
            tries.uncaught++;
            throw new RetryAfterError(`${caught} two`, 1_000);
          });
        },
      ),
    ]);
    await engine.during(async () => {
      await engine.send("go", { n: 7 });
      await until(() => told.length > 0);
      await sleep(SETTLED_MS);
      expect(told).toEqual([
        { message: "one two", data: { ...TENANT, n: 7 }, function_id: expect.stringMatching(/-fail$/) },
      ]);
      expect(tries).toEqual({ caught: 1, uncaught: 2 });
    });
  });

  test("a function that throws outside of steps is tried as often as it may, then it has failed", async () => {
    const attempts: number[] = [];
    const told: string[] = [];
    const onFailure = ({ error }: { error: Error }) => {
      told.push(error.message);
    };
    const engine = await makeEngine((client, name) => {
      const triggers: [{ event: string }] = [{ event: name("go") }];
      return [
        client.createFunction({ id: "throws", triggers, retries: 1, onFailure }, ({ attempt }) => {
          attempts.push(attempt);
          throw new RetryAfterError("always", 1_000);
        }),
        client.createFunction({ id: "gives-up", triggers, retries: 2, onFailure }, () => {
          attempts.push(-1);
          throw new NonRetriableError("never");
        }),
      ];
    });
    await engine.during(async () => {
      await engine.send("go");
      await until(() => told.length === 2);
      expect(told.sort()).toEqual(["always", "never"]);
      expect(attempts.sort()).toEqual([-1, 0, 1]);
    });
  });
}

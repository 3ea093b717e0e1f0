// A process of its own for crash.int.test.ts to kill: works runs of three steps, and notes each step in a file.
import { appendFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { makeWorld } from "./world";

const [notes = ""] = process.argv.slice(2);

const world = makeWorld(
  (client, name) => [
    client.createFunction({ id: "work", triggers: [{ event: name("go") }] }, async ({ step, runId }) => {
      for (const part of ["a", "b", "c"]) {
        await step.run(part, async () => {
          appendFileSync(notes, `${runId} ${part}\n`);
          await sleep(5);
          return process.pid;
        });
      }
      return "done";
    }),
  ],
  { app: "crash", concurrency: 4 },
);
await world.executor.start();

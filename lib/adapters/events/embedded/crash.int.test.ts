import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { makeWorld, query, until } from "./testing/world";

const RUNS = 40;
const KILLS = 3;
const CONCURRENCY = 4;
const notes = path.join(process.env.DATA_DIR ?? "", "notes.txt");

function startVictim(): ChildProcess {
  const script = path.join(import.meta.dirname, "testing/victim.ts");
  return spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", script, notes], {
    stdio: "inherit",
  });
}

async function kill(child: ChildProcess): Promise<void> {
  const exited = once(child, "exit");
  child.kill("SIGKILL");
  await exited;
}

/** How often each step of each run began. */
function readNotes(): Map<string, number> {
  const counts = new Map<string, number>();
  const lines = existsSync(notes) ? readFileSync(notes, "utf8").trim().split("\n") : [];
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}

test("processes are killed in mid-run, and the next one finishes: only steps in flight run twice", async () => {
  const world = makeWorld(() => [], { app: "crash" });
  await world.send("go", ...Array.from({ length: RUNS }, (_, n) => ({ n })));
  for (let killed = 0; killed < KILLS; killed++) {
    const child = startVictim();
    const enough = (killed + 1) * 25;
    await until(() => readNotes().size >= enough);
    await kill(child);
    const claimed = await query(`SELECT FROM "ExecutorCall" WHERE "processId" IS NOT NULL`);
    expect(claimed.length).toBeGreaterThan(0);
    expect(claimed.length).toBeLessThanOrEqual(CONCURRENCY);
  }
  const last = startVictim();
  const runs = await world.ended(RUNS);
  await kill(last);

  expect(runs.filter(({ status, result }) => status !== "completed" || result !== "done")).toEqual([]);
  const counts = [...readNotes().values()];
  expect(counts.length).toBe(RUNS * 3);
  const repeats = counts.reduce((sum, count) => sum + count - 1, 0);
  expect(repeats).toBeLessThanOrEqual(KILLS * CONCURRENCY);
  expect(await query(`SELECT FROM "ExecutorCall"`)).toEqual([]);
  expect(await query(`SELECT running FROM "ExecutorSlot"`)).toEqual([{ running: 0 }]);
}, 60_000);

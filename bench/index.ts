// `npm run bench [-- row …]`: every row in a process of its own, one after the other; a table, and bench/results.json.
import { fork } from "node:child_process";
import { writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { type Figure, tell } from "./support/figures";

const ROWS = ["search", "ingestion", "first-token", "answers", "memory", "start"];

const [only, ...asked] = process.argv.slice(2);
if (process.send && only) {
  const { measure } = (await import(`./rows/${only}.ts`)) as { measure(): Promise<Figure[]> };
  process.send(await measure());
  process.disconnect();
} else {
  const wanted = [only, ...asked].filter((name) => name !== undefined);
  const unknown = wanted.filter((name) => !ROWS.includes(name));
  if (unknown.length > 0) throw new Error(`There is no ${unknown.join(", ")}; there are ${ROWS.join(", ")}.`);
  const figures: Figure[] = [];
  for (const row of wanted.length > 0 ? wanted : ROWS) {
    const measured = await inProcess(row);
    console.log(tell(measured));
    figures.push(...measured);
  }
  const machine = {
    cpu: os.cpus()[0]?.model,
    cores: os.cpus().length,
    memory: os.totalmem(),
    node: process.version,
  };
  const file = path.join(import.meta.dirname, "results.json");
  writeFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), machine, figures }, null, 2)}\n`);
}

function inProcess(row: string): Promise<Figure[]> {
  return new Promise((resolve, reject) => {
    const child = fork(import.meta.filename, [row]);
    let figures: Figure[] | null = null;
    child.on("message", (said) => {
      figures = said as Figure[];
    });
    child.on("exit", (code) => (figures ? resolve(figures) : reject(new Error(`${row} ended with ${code}`))));
  });
}

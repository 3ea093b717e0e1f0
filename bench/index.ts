// `npm run bench [-- row … --rounds=N]`: every row in a process of its own, one after the other; a table, and
// bench/results.json, where the rows that were not asked for stay as they were.
import { fork } from "node:child_process";
import os from "node:os";
import { type Asked, type Figure, tell } from "./support/figures";
import { keep } from "./support/results";

const ROWS = [
  "search",
  "ingestion",
  "extraction",
  "first-token",
  "answers",
  "memory",
  "start",
  "crash",
  "fairness",
  "quality",
];
const ROUNDS = /^--rounds=(\d+)$/;

const args = process.argv.slice(2);
const wanted = args.filter((arg) => !ROUNDS.test(arg));
const rounds = args.flatMap((arg) => Number(ROUNDS.exec(arg)?.[1] ?? [])).at(-1);
if (process.send) {
  const { measure } = (await import(`./rows/${wanted[0]}.ts`)) as {
    measure(asked: Asked): Promise<Figure[]>;
  };
  process.send(await measure({ rounds }));
  process.disconnect();
} else {
  const unknown = wanted.filter((name) => !ROWS.includes(name));
  if (unknown.length > 0) throw new Error(`There is no ${unknown.join(", ")}; there are ${ROWS.join(", ")}.`);
  for (const row of wanted.length > 0 ? wanted : ROWS) {
    const load = os.loadavg()[0] ?? 0;
    const figures = await inProcess(row);
    console.log(
      `${tell(figures)}\n${row.padEnd(12)} load of the machine when this row began: ${load.toFixed(1)}`,
    );
    keep(row, { at: new Date().toISOString(), load, figures });
  }
}

function inProcess(row: string): Promise<Figure[]> {
  return new Promise((resolve, reject) => {
    const child = fork(import.meta.filename, [row, ...(rounds ? [`--rounds=${rounds}`] : [])]);
    let figures: Figure[] | null = null;
    child.on("message", (said) => {
      figures = said as Figure[];
    });
    child.on("exit", (code) => (figures ? resolve(figures) : reject(new Error(`${row} ended with ${code}`))));
  });
}

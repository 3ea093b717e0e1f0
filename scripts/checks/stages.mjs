// The parts of `npm run verify` and `npm test`, one after the other, each with its time.
import { spawn } from "node:child_process";
import path from "node:path";
import { ROOT } from "../lib/project.mjs";

const bin = (name) => path.join(ROOT, "node_modules/.bin", name);

/** A program of node_modules with its arguments; its output is shown as it comes. */
export const run = (name, ...args) => ({
  title: [name, ...args].join(" "),
  work: (env) => execute(bin(name), args, env),
});

/** Asks the questions of bench/eval; the build has to be there. */
export const evaluate = (...args) => run("tsx", "--conditions=react-server", "bench/eval/index.ts", ...args);

/** Something of our own. */
export const call = (title, work) => ({ title, work });

/** @param {{ title: string, work: (env: object) => Promise<void> }[]} stages the first that fails ends it all */
export async function runStages(stages, env = {}) {
  const times = [];
  for (const { title, work } of stages) {
    console.log(`\n── ${title}`);
    const since = Date.now();
    try {
      await work(env);
    } catch (error) {
      console.error(`\n✗ ${title}: ${error.message}`);
      process.exit(1);
    }
    times.push([title, (Date.now() - since) / 1000]);
  }
  console.log("");
  for (const [title, seconds] of times) console.log(`✓ ${seconds.toFixed(1).padStart(6)} s  ${title}`);
}

function execute(command, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, ...env },
    });
    child.on("error", reject);
    child.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`exit ${code}`))));
  });
}

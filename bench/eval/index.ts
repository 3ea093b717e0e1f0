// `npm run eval [-- --write]`: the questions of bench/eval/questions.csv, asked of the guides that ship with the product, on
// an instance of its own, without models and so without a network. It ends with 1 when a measure has fallen below
// bench/eval/baseline.json; `--write` makes this run the baseline. Retrieval is not tuned to it.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Measures, ResultDto, RunDetailDto } from "@/lib/schemas/evaluation";
import { startProduct } from "../support/product";
import { compare, HELD, TOLERANCE } from "./compare";

const ROOT = path.resolve(import.meta.dirname, "../..");
const GUIDES = path.join(ROOT, "docs/guides");
const BASELINE = path.join(import.meta.dirname, "baseline.json");
const WITHIN_MS = 60_000;
/** Whatever this machine is set up with. */
const WITHOUT_MODELS = { CHAT_MODEL: "", EMBEDDING_MODEL: "", RERANK_MODEL: "" };

type Listed = { items: ResultDto[] };

const product = await startProduct(WITHOUT_MODELS);
try {
  const { measures, wrong } = await evaluate();
  for (const { question, outcome } of wrong) console.log(`${outcome?.padEnd(13)} ${question}`);
  if (wrong.length > 0) console.log("");
  if (process.argv.includes("--write")) write(measures);
  process.exitCode = report(measures);
} finally {
  await product.stop();
}

async function evaluate(): Promise<{ measures: Measures; wrong: ResultDto[] }> {
  const { id: botId } = await product.call<{ id: string }>("POST", "/bots", { name: "Guides" });
  for (const name of readdirSync(GUIDES).sort()) {
    const text = readFileSync(path.join(GUIDES, name), "utf8");
    const title = /^# (.+)$/m.exec(text)?.[1] ?? name;
    await product.call("POST", "/sources", { type: "text", title, text, botIds: [botId] });
  }
  await until(async () => {
    const { items } = await product.call<{ items: { status: string }[] }>("GET", `/sources?botId=${botId}`);
    return items.every(({ status }) => status === "ready");
  });
  const set = await product.call<{ id: string }>("POST", `/bots/${botId}/evaluations`, { name: "Guides" });
  const csv = readFileSync(path.join(import.meta.dirname, "questions.csv"));
  await product.call("POST", `/evaluations/${set.id}/import`, new Blob([csv], { type: "text/csv" }));
  const { id } = await product.call<{ id: string }>("POST", `/evaluations/${set.id}/runs`);
  const at = `/evaluations/${set.id}/runs/${id}`;
  const read = () => product.call<RunDetailDto>("GET", at);
  await until(async () => !["queued", "running"].includes((await read()).status));
  const { measures, error } = await read();
  if (measures === null) throw new Error(`the run did not come to its end: ${error?.message}`);
  const { items } = await product.call<Listed>("GET", `${at}/results?show=wrong`);
  return { measures, wrong: items };
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + WITHIN_MS;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error("the product did not get there in time");
    await sleep(50);
  }
}

function write(measures: Measures): void {
  const baseline = Object.fromEntries(
    HELD.flatMap((name) => {
      const value = measures[name];
      return value === null ? [] : [[name, Number(value.toFixed(4))]];
    }),
  );
  writeFileSync(BASELINE, `${JSON.stringify(baseline, null, 2)}\n`);
}

/** @returns the exit code */
function report(measures: Measures): number {
  const lines = compare(measures, JSON.parse(readFileSync(BASELINE, "utf8")));
  console.log(`${"measure".padEnd(18)} ${"now".padStart(6)} ${"baseline".padStart(9)}`);
  for (const { name, value, baseline, isBelow } of lines)
    console.log(
      `${name.padEnd(18)} ${shown(value).padStart(6)} ${shown(baseline).padStart(9)}${isBelow ? "  ✗ below" : ""}`,
    );
  const { questions, latencyP50, latencyP95 } = measures;
  console.log(`${questions} questions, p50 ${latencyP50} ms, p95 ${latencyP95} ms, tolerance ${TOLERANCE}`);
  return lines.some(({ isBelow }) => isBelow) ? 1 : 0;
}

function shown(value: number | null): string {
  return value === null ? "–" : value.toFixed(3);
}

import { setTimeout as sleep } from "node:timers/promises";
import { makeBot, send, untilReady, writer } from "../support/documents";
import { type Asked, type Figure, median } from "../support/figures";
import { type Found, findAfter } from "../support/found-after";
import { type Product, startProduct } from "../support/product";
import { startProvider } from "../support/provider";

const ROUNDS = 3;
const MOST_ROUNDS = 10;
const FILES = 500;
const LOOK_MS = 20;

type Round = { names: string[]; restartedAt: number; healthyMs: number; readyWhenKilled: number };

/** kill -9 of app, database and readers while files are taken in, at another share of them each round. */
export async function measure({ rounds = ROUNDS }: Asked): Promise<Figure[]> {
  const provider = await startProvider();
  const product = await startProduct({ ...provider.env, EMBEDDING_MODEL: "openai/bench" });
  try {
    const botId = await makeBot(product);
    const done: Round[] = [];
    const count = Math.min(rounds, MOST_ROUNDS);
    for (let at = 0; at < count; at++) {
      // From a twentieth to nineteen twentieths of what is left when all were sent.
      const share = 0.05 + (0.9 * at) / Math.max(1, count - 1);
      done.push(await killOnce(product, botId, { at, share }));
    }
    await product.end();
    const { documents, strays } = await findAfter(product.folder);
    return report(done, documents, strays);
  } finally {
    await product.stop();
    await provider.stop();
  }
}

async function killOnce(
  product: Product,
  botId: string,
  { at, share }: { at: number; share: number },
): Promise<Round> {
  const { text } = writer(1_000 + at);
  const files = Array.from({ length: FILES }, (_, n) => ({ name: `round-${at}-${n}.md`, text: text(1) }));
  const sources = await send(product, botId, files);
  const sent = await countReady(product, sources);
  const killAt = sent + share * (FILES - sent);
  let ready = sent;
  while (ready < killAt) {
    await sleep(LOOK_MS);
    ready = await countReady(product, sources);
  }
  await product.kill();
  const restartedAt = Date.now();
  await product.start();
  const healthyMs = product.startedInMs;
  for (const id of sources) await untilReady(product, id);
  return { names: files.map(({ name }) => name), restartedAt, healthyMs, readyWhenKilled: ready };
}

async function countReady(product: Product, sources: readonly string[]): Promise<number> {
  let ready = 0;
  for (const id of sources) {
    const source = await product.call<{ counts: { ready: number } }>("GET", `/sources/${id}`);
    ready += source.counts.ready;
  }
  return ready;
}

function report(rounds: readonly Round[], documents: readonly Found[], strays: number): Figure[] {
  const byName = Map.groupBy(documents, ({ fileName }) => fileName);
  const isWhole = ({ status, liveChunks, liveEntries }: Found) =>
    status === "ready" && liveChunks > 0 && liveEntries === liveChunks;
  const isDoubled = ({ liveChunks, allChunks, allEntries }: Found) =>
    allChunks > liveChunks || allEntries > liveChunks;
  const names = rounds.flatMap((round) => round.names);
  const lost = names.filter((name) => !byName.get(name)?.some(isWhole));
  const doubled = names.filter((name) => {
    const own = byName.get(name) ?? [];
    return own.length > 1 || own.some(isDoubled);
  });
  const progress = rounds.map(({ names, restartedAt, healthyMs, readyWhenKilled }, at) => {
    const later = names
      .flatMap((name) => byName.get(name) ?? [])
      .map(({ readyAt }) => readyAt - restartedAt)
      .filter((ms) => ms > 0);
    const first = Math.min(...later);
    console.log(
      `  killed with ${readyWhenKilled} of ${FILES} ready (round ${at + 1}): healthy after ${healthyMs.toFixed(0)} ms, next document ready after ${first.toFixed(0)} ms`,
    );
    return first;
  });
  const row = "crash";
  const how = `${rounds.length} × kill -9 during ${FILES} files`;
  return [
    { row, name: `lost, ${how}`, value: lost.length, unit: "documents", goal: "0" },
    { row, name: `doubled, ${how}`, value: doubled.length, unit: "documents", goal: "0" },
    {
      row,
      name: "entries of the index that belong to no document",
      value: strays,
      unit: "entries",
      goal: "0",
    },
    { row, name: "restart to the next document ready", value: median(progress), unit: "ms", goal: "≤ 5,000" },
    { row, name: "the same, slowest round", value: Math.max(...progress), unit: "ms", goal: "≤ 5,000" },
  ];
}

import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { crowd } from "../support/asking";
import { makeBot, takeIn, writer } from "../support/documents";
import { type Asked, type Figure, inTurns, median } from "../support/figures";
import { startPeer } from "../support/peers";
import { startProduct } from "../support/product";
import { startProvider } from "../support/provider";

const ROUNDS = 5;
/** As the product asks: so many texts in a request, so many documents of a tenant at a time. */
const BATCH = 96;
const AT_ONCE = 3;
const DIMENSIONS = 1_536;
/** What makes the peers cut a text of one chunk once. */
const CHUNK_CHARACTERS = 1_400;
const LONG_CHUNKS = 100;

/** Of the same writer as the product's, and as many as a peer manages in a few seconds. */
const PEERS = {
  embedjs: { name: "embedjs + LanceDB", long: 6, short: 100 },
  mastra: { name: "Mastra + LibSQL", long: 1, short: 10 },
} as const;
const OURS = { name: "MiniRAG", long: 20, short: 300 };

type Taken = { seconds: number; chunks: number };
type Contender = { name: string; long: number; short: number; take(texts: string[]): Promise<Taken> };
type Rates = { longChunks: number; longDocuments: number; shortDocuments: number };

/** Durable ingestion: every document its own run, from the upload to the answerable passage; the peers' has no run. */
export async function measure({ rounds = ROUNDS }: Asked): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const embeddingMs of [null, 0, 50]) figures.push(...(await measureAt(embeddingMs, rounds)));
  return figures;
}

async function measureAt(embeddingMs: number | null, rounds: number): Promise<Figure[]> {
  const held = new AsyncDisposableStack();
  try {
    const contenders: Contender[] = [];
    const how = embeddingMs === null ? "no embeddings" : `embeddings at ${embeddingMs} ms`;
    const provider =
      embeddingMs === null ? null : await startProvider({ embeddingMs, dimensions: DIMENSIONS });
    held.defer(() => provider?.stop());
    const product = await startProduct(provider ? { ...provider.env, EMBEDDING_MODEL: "openai/bench" } : {});
    held.defer(() => product.stop());
    const botId = await makeBot(product);
    contenders.push({ ...OURS, take: (texts) => takeIn(product, botId, texts) });
    if (provider) contenders.push(...(await startPeers(provider.url, held)));
    const figures = await compare(contenders, how, rounds);
    if (provider && embeddingMs) {
      const ceiling = await providerAlone(provider.url);
      const share = ((figures[0]?.value ?? Number.NaN) / ceiling) * 100;
      const name = `share of the provider's own rate at ${embeddingMs} ms`;
      figures.push({ row: "ingestion", name, value: share, unit: "%", goal: "≥ 80" });
    }
    return figures;
  } finally {
    await held.disposeAsync();
  }
}

async function startPeers(url: string, held: AsyncDisposableStack): Promise<Contender[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "minirag-peers-"));
  held.defer(() => rmSync(folder, { recursive: true }));
  const settings = {
    ...{ folder, url, dimensions: DIMENSIONS },
    ...{ chunkCharacters: CHUNK_CHARACTERS, documentsAtOnce: AT_ONCE },
  };
  const started: Contender[] = [];
  for (const id of ["embedjs", "mastra"] as const) {
    const peer = await startPeer(id, settings);
    if (!peer) continue;
    held.defer(() => peer.stop());
    const take = async (texts: string[]) => {
      const startedAt = performance.now();
      const chunks = await peer.ask<number>(texts);
      return { chunks, seconds: (performance.now() - startedAt) / 1_000 };
    };
    started.push({ ...PEERS[id], take });
  }
  return started;
}

/** The first is ours. Peers cut a little differently, so they are compared by documents. */
async function compare(contenders: readonly Contender[], how: string, rounds: number): Promise<Figure[]> {
  let seed = 1;
  const texts = (documents: number, chunks: number) => {
    const { text } = writer(seed++);
    return Array.from({ length: documents }, () => text(chunks));
  };
  const rate = async ({ take, long, short }: Contender): Promise<Rates> => {
    const ofLong = await take(texts(long, LONG_CHUNKS));
    const ofShort = await take(texts(short, 1));
    return {
      longChunks: ofLong.chunks / ofLong.seconds,
      longDocuments: long / ofLong.seconds,
      shortDocuments: short / ofShort.seconds,
    };
  };
  // What is compiled and opened the first time.
  for (const { take, long, short } of contenders) {
    await take(texts(Math.ceil(long / 2), LONG_CHUNKS));
    await take(texts(Math.ceil(short / 10), 1));
  }
  const runs = Object.fromEntries(contenders.map((contender) => [contender.name, () => rate(contender)]));
  const results = await inTurns(rounds, runs);
  const middle = (name: string, of: keyof Rates) => median((results[name] ?? []).map((rates) => rates[of]));
  const long = (name: string) => middle(name, "longChunks");
  const short = (name: string) => middle(name, "shortDocuments");
  const [row, ours] = ["ingestion", OURS.name];
  const figures: Figure[] = [
    {
      ...{ row, name: `documents of ${LONG_CHUNKS} chunks, ${how}` },
      ...{ value: long(ours), unit: "chunks/s", goal: "≥ 1,000" },
    },
    {
      ...{ row, name: `documents of one chunk, ${how}` },
      ...{ value: short(ours), unit: "documents/s", goal: "≥ 60" },
    },
  ];
  for (const { name } of contenders.slice(1)) {
    const times = (of: keyof Rates) => ({ value: middle(ours, of) / middle(name, of), unit: "×" });
    figures.push(
      { row, name: `  ${name}: 100 chunks each`, value: long(name), unit: "chunks/s" },
      { row, name: `  ours through ${name}, 100 chunks each`, ...times("longDocuments") },
      { row, name: `  ${name}: one chunk each`, value: short(name), unit: "documents/s" },
      { row, name: `  ours through ${name}, one chunk each`, ...times("shortDocuments") },
    );
  }
  return figures;
}

/** Chunks a second when nothing but the provider is asked, in the same requests. */
async function providerAlone(url: string): Promise<number> {
  const { text } = writer(99);
  const requests = 40;
  const input = Array.from({ length: BATCH }, () => text(1));
  const startedAt = performance.now();
  await crowd(AT_ONCE, requests, async () => {
    const response = await fetch(`${url}/embeddings`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ model: "bench", input, encoding_format: "float" }),
    });
    await response.json();
  });
  return (requests * BATCH * 1_000) / (performance.now() - startedAt);
}

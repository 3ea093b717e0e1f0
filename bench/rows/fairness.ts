import { makeBot, send, untilReady, writer } from "../support/documents";
import { type Asked, type Figure, median } from "../support/figures";
import { startProduct, type Tenant } from "../support/product";
import { startProvider } from "../support/provider";

const ROUNDS = 5;
const QUEUED = 500;
const DIMENSIONS = 1_536;
/** A one-chunk document is taken in within tenths of a second. */
const LOOK_EVERY_MS = 5;
/** Others' documents take their turns while it waits; so many of ours are timed in a round. */
const TIMED = 5;

/** How much longer one tenant's document takes while another tenant has five hundred in the queue. */
export async function measure({ rounds = ROUNDS }: Asked): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const embeddingMs of [null, 50]) figures.push(...(await measureAt(embeddingMs, rounds)));
  return figures;
}

async function measureAt(embeddingMs: number | null, rounds: number): Promise<Figure[]> {
  const held = new AsyncDisposableStack();
  try {
    const provider =
      embeddingMs === null ? null : await startProvider({ embeddingMs, dimensions: DIMENSIONS });
    held.defer(() => provider?.stop());
    const product = await startProduct(provider ? { ...provider.env, EMBEDDING_MODEL: "openai/bench" } : {});
    held.defer(() => product.stop());
    const [busy, other] = [product, await product.makeTenant()];
    const bots = { busy: await makeBot(busy), other: await makeBot(other) };
    const { text } = writer(7);
    const time = () => timeOne(other, bots.other, () => text(1));
    await time();
    const idle: number[] = [];
    const queued: number[] = [];
    for (let round = 0; round < rounds; round++) {
      idle.push(await time());
      const files = Array.from({ length: QUEUED }, (_, at) => ({ name: `busy-${at}.md`, text: text(1) }));
      const sources = await send(busy, bots.busy, files);
      queued.push(await time());
      for (const id of sources) await untilReady(busy, id);
    }
    const how = embeddingMs === null ? "no embeddings" : `embeddings at ${embeddingMs} ms`;
    const row = "fairness";
    return [
      { row, name: `one document, nothing queued, ${how}`, value: median(idle), unit: "ms" },
      {
        row,
        name: `one document, ${QUEUED} of another tenant queued, ${how}`,
        value: median(queued),
        unit: "ms",
      },
      { row, name: `  through idle, ${how}`, value: median(queued) / median(idle), unit: "×", goal: "≤ 3" },
    ];
  } finally {
    await held.disposeAsync();
  }
}

/** Milliseconds from the upload of a document to its being ready: the middle of a few, one after the other. */
async function timeOne(tenant: Tenant, botId: string, text: () => string): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < TIMED; n++) {
    const startedAt = performance.now();
    for (const id of await send(tenant, botId, [{ name: "one.md", text: text() }])) {
      await untilReady(tenant, id, LOOK_EVERY_MS);
    }
    times.push(performance.now() - startedAt);
  }
  return median(times);
}

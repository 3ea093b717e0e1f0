import { ask, askProvider, crowd } from "../support/asking";
import { makeBot, takeIn, writer } from "../support/documents";
import { type Figure, percentile } from "../support/figures";
import { type Product, startProduct } from "../support/product";
import { startProvider } from "../support/provider";

const CHUNKS = 10_000;
const ROUNDS = 5;
const ASKED = 60;

/** From the question to the first word: without a model, and what is added to a model's own time. */
export async function measure(): Promise<Figure[]> {
  return [...(await withoutModel()), ...(await withModel())];
}

async function withoutModel(): Promise<Figure[]> {
  const product = await startProduct();
  try {
    const { botId, chunks } = await fill(product);
    const { question } = writer(11);
    await crowd(1, 30, () => ask(product, botId, question()));
    const times = (await crowd(1, 5 * ASKED, () => ask(product, botId, question()))).map(
      (t) => t.firstTokenMs,
    );
    const name = `extractive, ${chunks} chunks, 1 user`;
    return [
      { row: "first token", name: `${name}, p50`, value: percentile(times, 0.5), unit: "ms", goal: "≤ 50" },
      { row: "first token", name: `${name}, p95`, value: percentile(times, 0.95), unit: "ms" },
    ];
  } finally {
    await product.stop();
  }
}

async function withModel(): Promise<Figure[]> {
  const provider = await startProvider({ tokens: 20, firstTokenMs: 20 });
  const product = await startProduct({ ...provider.env, CHAT_MODEL: "openai/bench" });
  try {
    const { botId } = await fill(product);
    const { question } = writer(11);
    await crowd(4, 40, () => ask(product, botId, question()));
    const figures: Figure[] = [];
    for (const users of [1, 16]) {
      const [ours, alone]: [number[], number[]] = [[], []];
      for (let round = 0; round < ROUNDS; round++) {
        for (const { firstTokenMs } of await crowd(users, ASKED, () => askProvider(provider.url)))
          alone.push(firstTokenMs);
        for (const { firstTokenMs } of await crowd(users, ASKED, () => ask(product, botId, question())))
          ours.push(firstTokenMs);
      }
      for (const [share, goal] of [
        [0.5, users === 1 ? "≤ 15" : undefined],
        [0.95, users === 1 ? "≤ 40" : undefined],
      ] as const) {
        figures.push({
          row: "first token",
          name: `added to the provider's own, ${users} users, p${share * 100}`,
          value: percentile(ours, share) - percentile(alone, share),
          unit: "ms",
          ...(goal && { goal }),
        });
      }
    }
    return figures;
  } finally {
    await product.stop();
    await provider.stop();
  }
}

async function fill(product: Product): Promise<{ botId: string; chunks: number }> {
  const botId = await makeBot(product);
  const { text } = writer(3);
  const { chunks } = await takeIn(
    product,
    botId,
    Array.from({ length: CHUNKS / 100 }, () => text(100)),
  );
  return { botId, chunks };
}

import { ask, crowd } from "../support/asking";
import { makeBot, takeIn, writer } from "../support/documents";
import { type Figure, median } from "../support/figures";
import { startProduct } from "../support/product";
import { startProvider } from "../support/provider";

const USERS = 32;
const ROUNDS = 5;
const ASKED = 600;
const TOKENS = 200;

/** Whole streamed answers a second, with the load on the same cores. */
export async function measure(): Promise<Figure[]> {
  const extractive = await rate({}, ASKED);
  const provider = await startProvider({ tokens: TOKENS });
  try {
    const written = await rate({ ...provider.env, CHAT_MODEL: "openai/bench" }, ASKED / 3);
    return [
      {
        row: "answers",
        name: `extractive, ${USERS} users`,
        value: extractive,
        unit: "answers/s",
        goal: "≥ 150",
      },
      {
        row: "answers",
        name: `${TOKENS} tokens through a provider, ${USERS} users`,
        value: written,
        unit: "answers/s",
        goal: "≥ 45",
      },
    ];
  } finally {
    await provider.stop();
  }
}

async function rate(env: Record<string, string>, count: number): Promise<number> {
  const product = await startProduct(env);
  try {
    const botId = await makeBot(product);
    const { text, question } = writer(3);
    await takeIn(
      product,
      botId,
      Array.from({ length: 10 }, () => text(100)),
    );
    const rates: number[] = [];
    await crowd(USERS, count, () => ask(product, botId, question()));
    for (let round = 0; round < ROUNDS; round++) {
      const startedAt = performance.now();
      await crowd(USERS, count, () => ask(product, botId, question()));
      rates.push((count / (performance.now() - startedAt)) * 1_000);
    }
    return median(rates);
  } finally {
    await product.stop();
  }
}

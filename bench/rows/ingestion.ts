import { crowd } from "../support/asking";
import { makeBot, takeIn, writer } from "../support/documents";
import { type Figure, median } from "../support/figures";
import { startProduct } from "../support/product";
import { startProvider } from "../support/provider";

const ROUNDS = 5;
const LONG = { documents: 20, chunks: 100 };
const SHORT = { documents: 300, chunks: 1 };
/** As the product asks: so many texts in a request, so many documents of a tenant at a time. */
const BATCH = 96;
const AT_ONCE = 3;

type Kind = typeof LONG;
type Rates = { chunks: number; documents: number };

/** Durable ingestion: every document its own run, from the upload to the answerable passage. */
export async function measure(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const embeddingMs of [null, 0, 50]) {
    const provider = embeddingMs === null ? null : await startProvider({ embeddingMs });
    const env = provider ? { ...provider.env, EMBEDDING_MODEL: "openai/bench" } : {};
    const how = embeddingMs === null ? "no embeddings" : `embeddings at ${embeddingMs} ms`;
    const product = await startProduct(env);
    try {
      const botId = await makeBot(product);
      let seed = 1;
      const rate = async ({ documents, chunks }: Kind): Promise<Rates> => {
        const { text } = writer(seed++);
        const texts = Array.from({ length: documents }, () => text(chunks));
        const took = await takeIn(product, botId, texts);
        return { chunks: took.chunks / took.seconds, documents: documents / took.seconds };
      };
      await rate(LONG);
      const rounds: { long: Rates; short: Rates }[] = [];
      for (let round = 0; round < ROUNDS; round++)
        rounds.push({ long: await rate(LONG), short: await rate(SHORT) });
      const long = median(rounds.map((round) => round.long.chunks));
      figures.push(
        {
          row: "ingestion",
          name: `documents of 100 chunks, ${how}`,
          value: long,
          unit: "chunks/s",
          goal: "≥ 1,000",
        },
        {
          row: "ingestion",
          name: `documents of one chunk, ${how}`,
          value: median(rounds.map((round) => round.short.documents)),
          unit: "documents/s",
          goal: "≥ 60",
        },
      );
      if (provider && embeddingMs) {
        const ceiling = await providerAlone(provider.url);
        figures.push({
          row: "ingestion",
          name: `share of the provider's own rate at ${embeddingMs} ms`,
          value: (long / ceiling) * 100,
          unit: "%",
          goal: "≥ 80",
        });
      }
    } finally {
      await product.stop();
      await provider?.stop();
    }
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

import { readdirSync } from "node:fs";
import path from "node:path";
import { loadSet, mean, ndcg, type RetrievalSet, recall } from "../retrieval/sets";
import { crowd } from "../support/asking";
import { makeBot, send, untilReady } from "../support/documents";
import type { Figure } from "../support/figures";
import { startProduct, type Tenant } from "../support/product";
import { startProvider } from "../support/provider";

const ASKERS = 4;
/** Passages asked for: of a document's several, the first counts. */
const PASSAGES = 30;
const DIMENSIONS = 256;
/** nDCG@10 by words alone. */
const GOALS: Record<string, string> = {
  cranfield: "≥ .38",
  "xquad-en": "≥ .96",
  "xquad-zh": "≥ .96",
  "xquad-ar": "≥ .90",
};

/**
 * Quality through the HTTP API, every question of every set in the folder that RETRIEVAL_SETS names: by words alone, then
 * together with vectors that carry words and no meaning, which must not make it worse.
 */
export async function measure(): Promise<Figure[]> {
  const folder = process.env.RETRIEVAL_SETS;
  if (!folder) {
    console.log("quality      RETRIEVAL_SETS names no folder of judged sets: nothing to measure");
    return [];
  }
  const sets = readdirSync(folder).map((name) => loadSet(path.join(folder, name)));
  const figures = await measureWith({}, sets, ["lexical"]);
  const provider = await startProvider({ dimensions: DIMENSIONS });
  try {
    const env = { ...provider.env, EMBEDDING_MODEL: "openai/bench" };
    return [...figures, ...(await measureWith(env, sets, ["dense", "hybrid"]))];
  } finally {
    await provider.stop();
  }
}

async function measureWith(
  env: Record<string, string>,
  sets: readonly RetrievalSet[],
  modes: readonly string[],
): Promise<Figure[]> {
  const product = await startProduct(env);
  try {
    const figures: Figure[] = [];
    for (const set of sets) {
      // A tenant each: what is learned of one set's vectors says nothing of another's.
      const tenant = await product.makeTenant();
      const botId = await makeBot(tenant);
      const files = set.documents
        .map(({ id, title, text }) => ({ name: `${id}.md`, text: title ? `# ${title}\n\n${text}` : text }))
        // Sets have documents with nothing in them, which are refused as empty.
        .filter(({ text }) => text.trim() !== "");
      for (const source of await send(tenant, botId, files)) await untilReady(tenant, source);
      for (const mode of modes) figures.push(...(await ask(tenant, botId, set, mode)));
    }
    return figures;
  } finally {
    await product.stop();
  }
}

type Found = { results: { fileName: string | null }[] };

async function ask(tenant: Tenant, botId: string, set: RetrievalSet, mode: string): Promise<Figure[]> {
  const scores: { ndcg: number; recall: number }[] = [];
  const waiting = [...set.queries];
  await crowd(ASKERS, waiting.length, async () => {
    const query = waiting.pop();
    if (!query) return;
    const body = { query: query.text, topK: PASSAGES, mode };
    const { results } = await tenant.call<Found>("POST", `/bots/${botId}/search`, body);
    const ranking = [...new Set(results.map(({ fileName }) => (fileName ?? "").replace(/\.md$/, "")))];
    const grades = set.relevant.get(query.id) ?? new Map<string, number>();
    scores.push({ ndcg: ndcg(ranking, grades), recall: recall(ranking, grades, 10) });
  });
  const [row, how] = ["quality", `${set.name}, ${mode}, ${set.queries.length} questions`];
  const goal = mode === "lexical" ? GOALS[set.name] : undefined;
  return [
    {
      ...{ row, name: `nDCG@10, ${how}`, value: mean(scores.map((one) => one.ndcg)), unit: "" },
      ...(goal && { goal }),
    },
    { row, name: `  recall@10, ${how}`, value: mean(scores.map((one) => one.recall)), unit: "" },
  ];
}

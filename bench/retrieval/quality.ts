/**
 * Quality of retrieval on sets with judged answers:
 *   RETRIEVAL_SETS=/folder/of/sets npx tsx --conditions=react-server bench/retrieval/quality.ts [set …]
 * Lexical first, then fused with vectors of several kinds, then how well the confidence tells answerable questions.
 */
import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createSqliteIndex } from "@/lib/adapters/search-index/sqlite";
import { type ChunkId, chunkId, type DocumentId, newId, type SourceId } from "@/lib/core/ids";
import { SILENT } from "@/lib/core/log";
import type { Hit, SearchIndex, TenantIndex, Terms } from "@/lib/services/_kit/ports";
import { analyze, analyzeQuery, detectLanguage } from "@/lib/services/retrieval/analysis";
import { confidenceOf, coverageOf, DEFAULT_THRESHOLD } from "@/lib/services/retrieval/confidence";
import { fuse } from "@/lib/services/retrieval/fusion";
import { learnTrust, UNKNOWN_TRUST } from "@/lib/services/retrieval/fusion-trust";
import { percentile } from "../support/figures";
import { auroc, loadSet, mean, ndcg, type RetrievalSet, recall } from "./sets";
import { hashVector, knowingVector, randomVector } from "./vectors";

const TOP = 100;
const PASSAGES = 5;

type Loaded = {
  set: RetrievalSet;
  index: TenantIndex;
  source: SourceId;
  chunks: ChunkId[];
  idOf: Map<ChunkId, string>;
  terms: Map<ChunkId, Terms>;
  languages: string[];
};
type Vectors = { name: string; document: (at: number) => Float32Array; query: (at: number) => Float32Array };

const folder = process.env.RETRIEVAL_SETS;
if (!folder) throw new Error("RETRIEVAL_SETS names no folder");
const wanted = process.argv.slice(2);
const names = readdirSync(folder).filter((name) => wanted.length === 0 || wanted.includes(name));
const place = await mkdtemp(path.join(tmpdir(), "minirag-quality-"));
const indexes = createSqliteIndex({ folder: place, log: SILENT });
try {
  const loaded: Loaded[] = [];
  for (const name of names) loaded.push(await load(indexes, loadSet(path.join(folder, name))));
  for (const each of loaded) await printLexical(each);
  for (const each of loaded) for (const vectors of kindsOf(each.set)) await printHybrid(each, vectors);
  for (const each of loaded) await printConfidence(each, loaded);
} finally {
  await indexes.close();
  await rm(place, { recursive: true });
}

async function load(all: SearchIndex, set: RetrievalSet): Promise<Loaded> {
  const source = newId("source");
  const index = all.forTenant(newId("tenant"), null);
  const terms = new Map<ChunkId, Terms>();
  const idOf = new Map<ChunkId, string>();
  const languages = new Map<string, number>();
  const started = performance.now();
  let bytes = 0;
  const entries = set.documents.map(({ id, title, text }) => {
    const documentId: DocumentId = newId("document");
    const chunk = chunkId(documentId, 1, 0);
    const language = detectLanguage(`${title}\n${text}`);
    if (language) languages.set(language, (languages.get(language) ?? 0) + 1);
    const [titleTerms, bodyTerms] = [analyze(title, language), analyze(text, language)];
    bytes += Buffer.byteLength(title) + Buffer.byteLength(text);
    terms.set(chunk, [...titleTerms, ...bodyTerms]);
    idOf.set(chunk, id);
    return { chunkId: chunk, documentId, sourceId: source, version: 1, titleTerms, bodyTerms };
  });
  const analysed = performance.now();
  for (let from = 0; from < entries.length; from += 200) await index.upsert(entries.slice(from, from + 200));
  const indexed = performance.now();
  const rate = ((entries.length / (indexed - analysed)) * 1000).toFixed(0);
  const speed = (bytes / 1e3 / (analysed - started)).toFixed(1);
  console.log(`${set.name}: ${entries.length} entries, analysis ${speed} MB/s, index ${rate} rows/s`);
  const frequent = [...languages].filter(([, count]) => count > 0.05 * entries.length).map(([code]) => code);
  return { set, index, source, chunks: [...idOf.keys()], idOf, terms, languages: frequent };
}

async function printLexical(loaded: Loaded): Promise<void> {
  const [gains, recalls, times]: [number[], number[], number[]] = [[], [], []];
  for (const { id, text } of loaded.set.queries) {
    const grades = loaded.set.relevant.get(id) ?? new Map();
    const started = performance.now();
    const { lexical } = await ask(loaded, text);
    times.push(performance.now() - started);
    const ranking = toIds(loaded, lexical);
    gains.push(ndcg(ranking, grades));
    recalls.push(recall(ranking, grades));
  }
  const latency = `p50 ${percentile(times, 0.5).toFixed(2)} ms, p95 ${percentile(times, 0.95).toFixed(2)} ms`;
  console.log(`${loaded.set.name}: lexical nDCG@10 ${show(gains)}, R@100 ${show(recalls)}, ${latency}`);
}

async function printHybrid(loaded: Loaded, vectors: Vectors): Promise<void> {
  const { set } = loaded;
  const documents = set.documents.map((_, at) => vectors.document(at));
  const parts = { lexical: [[], []], dense: [[], []], fused: [[], []] } as Record<
    string,
    [number[], number[]]
  >;
  let trust = UNKNOWN_TRUST;
  for (const [at, { id, text }] of set.queries.entries()) {
    const grades = set.relevant.get(id) ?? new Map();
    const { terms, lexical, statistics } = await ask(loaded, text);
    const dense = nearest(loaded, documents, vectors.query(at));
    const coverage = coverageOf(terms, statistics, lexical);
    const lists = { lexical, dense, fused: fuse(lexical, dense, { trust, coverage }) };
    for (const [name, hits] of Object.entries(lists)) {
      const ranking = toIds(loaded, hits);
      parts[name]?.[0].push(ndcg(ranking, grades));
      parts[name]?.[1].push(recall(ranking, grades));
    }
    trust = learnTrust(trust, lexical, dense, coverage);
  }
  const told = Object.entries(parts).map(
    ([name, [gains, recalls]]) => `${name} ${show(gains)} ${show(recalls)}`,
  );
  console.log(`${set.name}, ${vectors.name.padEnd(10)}: ${told.join(" | ")}`);
}

async function printConfidence(loaded: Loaded, all: readonly Loaded[]): Promise<void> {
  const told = async (texts: readonly string[]) => {
    const values: number[] = [];
    for (const text of texts) values.push(await confidence(loaded, text));
    return values;
  };
  const answerable = await told(loaded.set.queries.map((query) => query.text));
  const unanswerable: Record<string, string[]> = JSON.parse(
    readFileSync(new URL("./unanswerable.json", import.meta.url), "utf8"),
  );
  const others = all.filter((each) => each.set.name !== loaded.set.name);
  const against = others.map((each) => [each.set.name, each.set.queries.map((query) => query.text)] as const);
  const hard = unanswerable[loaded.set.name];
  const results: string[] = [];
  for (const [name, texts] of [...against, ...(hard ? [["adversarial", hard] as const] : [])]) {
    const values = await told(texts);
    const passed = values.filter((value) => value >= DEFAULT_THRESHOLD).length / values.length;
    results.push(`${name} ${auroc(answerable, values).toFixed(4)} (${(100 * passed).toFixed(1)} % pass)`);
  }
  const refused = answerable.filter((value) => value < DEFAULT_THRESHOLD).length / answerable.length;
  console.log(
    `${loaded.set.name}: confidence p5 ${percentile(answerable, 0.05).toFixed(2)}, median ${percentile(answerable, 0.5).toFixed(2)}, ` +
      `${(100 * refused).toFixed(1)} % refused; AUROC against ${results.join(", ")}`,
  );
}

async function confidence(loaded: Loaded, text: string): Promise<number> {
  const { terms, lexical, statistics } = await ask(loaded, text);
  const passages = lexical.slice(0, PASSAGES).map((hit) => loaded.terms.get(hit.chunkId) ?? []);
  return confidenceOf({ terms, statistics, passages });
}

async function ask({ index, source, languages }: Loaded, text: string) {
  const terms = analyzeQuery(text, { languages });
  const answer = await index.search({ terms, topK: TOP, filter: { sourceIds: [source] } });
  return { terms, ...answer };
}

function nearest({ chunks }: Loaded, documents: readonly Float32Array[], query: Float32Array): Hit[] {
  const hits = documents.map((vector, at) => ({
    chunkId: chunks[at] ?? "chk_",
    score: vector.reduce((sum, value, place) => sum + value * (query[place] ?? 0), 0),
  }));
  return hits.sort((a, b) => b.score - a.score).slice(0, TOP);
}

function kindsOf(set: RetrievalSet): Vectors[] {
  const text = (at: number) => `${set.documents[at]?.title} ${set.documents[at]?.text}`;
  const hashed = (dimensions: number): Vectors => ({
    name: `hash ${dimensions}`,
    document: (at) => hashVector(text(at), dimensions),
    query: (at) => hashVector(set.queries[at]?.text ?? "", dimensions),
  });
  const position = new Map(set.documents.map(({ id }, at) => [id, at]));
  const knowing = (name: string, noise: number): Vectors => ({
    name,
    document: (at) => randomVector(at, 256),
    query(at) {
      const targets = [...(set.relevant.get(set.queries[at]?.id ?? "")?.keys() ?? [])];
      const vectors = targets.map((id) => randomVector(position.get(id) ?? 0, 256));
      return knowingVector(vectors, noise, at + 1e6);
    },
  });
  const random: Vectors = {
    name: "random",
    document: (at) => randomVector(at, 256),
    query: (at) => randomVector(at + 1e6, 256),
  };
  return [
    random,
    hashed(256),
    hashed(1_536),
    knowing("weak", 5),
    knowing("good", 3),
    knowing("very good", 1),
  ];
}

function toIds({ idOf }: Loaded, hits: readonly Hit[]): string[] {
  return hits.map((hit) => idOf.get(hit.chunkId) ?? "");
}

function show(values: readonly number[]): string {
  return mean(values).toFixed(4);
}

import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";

export type RetrievalSet = {
  name: string;
  documents: { id: string; title: string; text: string }[];
  queries: { id: string; text: string }[];
  /** Query, then document, then grade (only those above zero). */
  relevant: Map<string, Map<string, number>>;
};

type Line = { _id: string; title?: string; text: string };

/** Reads a folder with `corpus.jsonl.gz`, `queries.jsonl.gz` and `qrels.tsv` (a heading, then query, document, grade). */
export function loadSet(folder: string): RetrievalSet {
  const lines = (file: string): Line[] =>
    gunzipSync(readFileSync(path.join(folder, file)))
      .toString()
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
  const relevant = new Map<string, Map<string, number>>();
  const grades = readFileSync(path.join(folder, "qrels.tsv"), "utf8").trim().split("\n").slice(1);
  for (const line of grades) {
    const [query = "", document = "", grade = "0"] = line.split("\t");
    if (Number(grade) <= 0) continue;
    if (!relevant.has(query)) relevant.set(query, new Map());
    relevant.get(query)?.set(document, Number(grade));
  }
  return {
    name: path.basename(folder),
    documents: lines("corpus.jsonl.gz").map(({ _id, title = "", text }) => ({ id: _id, title, text })),
    queries: lines("queries.jsonl.gz")
      .filter(({ _id }) => relevant.has(_id))
      .map(({ _id, text }) => ({ id: _id, text })),
    relevant,
  };
}

/** As trec_eval's `ndcg_cut`, with grades as gains. */
export function ndcg(ranking: readonly string[], grades: ReadonlyMap<string, number>, depth = 10): number {
  const gain = (values: readonly number[]) =>
    values.slice(0, depth).reduce((sum, value, place) => sum + value / Math.log2(place + 2), 0);
  const ideal = gain([...grades.values()].sort((a, b) => b - a));
  return ideal === 0 ? 0 : gain(ranking.map((id) => grades.get(id) ?? 0)) / ideal;
}

export function recall(ranking: readonly string[], grades: ReadonlyMap<string, number>, depth = 100): number {
  return ranking.slice(0, depth).filter((id) => grades.has(id)).length / Math.max(1, grades.size);
}

/** Probability that one of `higher` is above one of `lower`; ties count half. */
export function auroc(higher: readonly number[], lower: readonly number[]): number {
  const sorted = [...lower].sort((a, b) => a - b);
  const below = (value: number, orEqual: boolean) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const at = sorted[middle] ?? 0;
      if (at < value || (orEqual && at === value)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const wins = higher.reduce((sum, value) => sum + (below(value, false) + below(value, true)) / 2, 0);
  return wins / Math.max(1, higher.length * lower.length);
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

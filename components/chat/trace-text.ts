import { count } from "@/lib/client/format";

/** The parts of a search by their names in the playground. */
const WORDS: Readonly<Record<string, string>> = {
  rewriting: "question",
  analysis: "its words",
  recall: "earlier searches",
  lexical: "search by words",
  dense: "search by meaning",
  fusion: "both together",
  confirm: "texts",
  rerank: "reranker",
  confidence: "confidence",
};

/** The parts of a search that took any time, the longest first. */
export function timingLine(timings: Readonly<Record<string, number>>): string {
  const parts = Object.entries(timings).filter(([, ms]) => ms >= 0.1);
  if (parts.length === 0) return "Less than 0.1 ms";
  return parts
    .sort(([, a], [, b]) => b - a)
    .map(([name, ms]) => `${WORDS[name] ?? name} ${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`)
    .join(", ");
}

/** Says of passages that cannot be shown any more why. */
export function goneLine(gone: number): string {
  const was = gone === 1 ? "is" : "are";
  return `${count(gone, "passage")} ${was} not shown: the document was deleted, has changed since, or is not yours to read.`;
}

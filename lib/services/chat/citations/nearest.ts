import type { NearestDto } from "@/lib/schemas/chat";
import type { Passage } from "../../retrieval";
import { cite } from "./cite";

const MOST_SHOWN = 3;

/** The passages that came nearest to a question, best first, one a document; each by the words that are nearest. */
export function nearestTo(question: string, passages: readonly Passage[]): NearestDto[] {
  const seen = new Set<string>();
  const best = passages.filter(({ documentId }) => !seen.has(documentId) && seen.add(documentId));
  return best.slice(0, MOST_SHOWN).map((passage) => {
    const { index: _, ...place } = cite(passage, 1, question);
    return { ...place, score: passage.score };
  });
}

import type { CitationDto } from "@/lib/schemas/chat";
import type { Passage } from "../retrieval";

const MOST = 3;
const MOST_CHARACTERS = 120;

type Answered = {
  passages: readonly Pick<Passage, "chunkId" | "headingPath">[];
  citations: readonly Pick<CitationDto, "chunkId" | "headingPath">[];
  refused: boolean;
  question: string;
};

/**
 * What may be asked next: the headings of passages that were found and not used, as they stand. None after a refusal, or an
 * answer that rests on no passage: there, what was found has nothing to do with the question.
 */
export function followUps({ passages, citations, refused, question }: Answered): string[] {
  if (refused || citations.length === 0) return [];
  const cited = new Set<string>(citations.map(({ chunkId }) => chunkId));
  const known = new Set([question, ...citations.map(headingOf)].map(keyOf));
  const offered: string[] = [];
  for (const passage of passages) {
    const heading = headingOf(passage);
    const key = keyOf(heading);
    if (cited.has(passage.chunkId) || key === "" || heading.length > MOST_CHARACTERS || known.has(key))
      continue;
    known.add(key);
    offered.push(heading);
    if (offered.length === MOST) break;
  }
  return offered;
}

const headingOf = ({ headingPath }: { headingPath: readonly string[] }) => headingPath.at(-1)?.trim() ?? "";

/** Two headings that differ in no letter and no digit are one. */
const keyOf = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

import { withTextFragment } from "@/lib/core/text-fragment";
import type { CitationDto } from "@/lib/schemas/chat";
import { secondsAt } from "../../ingestion";
import { analyze, type Passage } from "../../retrieval";
import { statementsOf } from "../statements";

/**
 * The citation of a passage for a claim: what of the passage has most of the claim's words, with its place in the
 * document. What is quoted is exactly the document's text from `start` to `end`.
 */
export function cite(passage: Passage, index: number, claim: string): CitationDto {
  const { start, end } = supportFor(claim, passage);
  const { chunkId, documentId, sourceId, title, fileName, url, headingPath, lastCheckedAt } = passage;
  const seconds = secondsAt(passage.times, start);
  const quote = passage.text.slice(start, end);
  return {
    index,
    chunkId,
    documentId,
    sourceId,
    title,
    fileName,
    url,
    page: pageAt(passage, start),
    seconds,
    headingPath,
    start: passage.start + start,
    end: passage.start + end,
    quote,
    link: url && linkTo(url, { quote, seconds }),
    lastCheckedAt: lastCheckedAt?.toISOString() ?? null,
  };
}

/** A recording is opened at the second, a page at the words. */
function linkTo(url: string, { quote, seconds }: Pick<CitationDto, "quote" | "seconds">): string {
  const parsed = URL.parse(url);
  if (seconds === null || !parsed) return withTextFragment(url, quote);
  if (/(^|\.)(youtube\.com|youtu\.be)$/.test(parsed.hostname)) {
    parsed.searchParams.set("t", String(Math.floor(seconds)));
  }
  return parsed.href;
}

/** A passage may run over several pages; the reader is sent to the one with the quote. */
function pageAt({ page, pageBreaks }: Passage, offset: number): number | null {
  return page === null ? null : page + pageBreaks.filter((at) => at <= offset).length;
}

function supportFor(claim: string, passage: Passage): { start: number; end: number } {
  const wanted = new Set(analyze(claim, null));
  let best = { start: 0, end: passage.text.length };
  let bestScore = 0;
  for (const statement of statementsOf(passage)) {
    const terms = new Set(analyze(statement.text, null));
    const shared = [...terms].filter((term) => wanted.has(term)).length;
    // Of two statements with the same words in common, the shorter one says less besides.
    const score = shared / Math.sqrt(terms.size + 1);
    if (score > bestScore) [best, bestScore] = [statement, score];
  }
  return best;
}

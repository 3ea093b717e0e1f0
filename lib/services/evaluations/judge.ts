import type { CitationDto } from "@/lib/schemas/chat";
import type { Expectation, Outcome, ResultDetail } from "@/lib/schemas/evaluation";
import { matchAnswer, type UnstoredAnswer } from "../chat";

type Place = { documentId: string; sourceId: string; text: string };

/** What came of one question. */
export type Judged = { outcome: Outcome; rank: number | null; detail: ResultDetail };

/** Pure: holds an answer against what was expected of it. */
export function judge(expectation: Expectation, answer: UnstoredAnswer): Judged {
  const textAround = (citation: CitationDto) =>
    textOf(
      answer.passages.find((passage) => isWithin(citation, passage)) ?? { context: "", text: citation.quote },
    );
  const found = answer.passages.map((passage) => ({
    ...placeOf(passage),
    isExpected: fits(expectation, { ...passage, text: textOf(passage) }),
  }));
  const cited = answer.citations.map((citation) => ({
    ...placeOf(citation),
    isExpected: fits(expectation, { ...citation, text: textAround(citation) }),
  }));
  const at = found.findIndex(({ isExpected }) => isExpected);
  const match = expectation.expects === "answer" ? matchAnswer(expectation.answer, answer.text) : null;
  const detail: ResultDetail = {
    answer: answer.text,
    refused: answer.refused,
    confidence: answer.confidence,
    found,
    cited,
    support: answer.support?.share ?? null,
    answerMatch: match === null ? null : answer.refused ? 0 : match.share,
    durationMs: answer.durationMs,
    ...answer.usage,
    model: answer.model,
    degraded: answer.degraded,
    error: answer.error,
  };
  const rank = at < 0 ? null : at + 1;
  return {
    outcome: outcomeOf(expectation, { answer, rank, cited, isSaid: match?.isSaid ?? false }),
    rank,
    detail,
  };
}

type Seen = {
  answer: UnstoredAnswer;
  rank: number | null;
  cited: readonly { isExpected: boolean }[];
  isSaid: boolean;
};

function outcomeOf({ expects }: Expectation, { answer, rank, cited, isSaid }: Seen): Outcome {
  if (answer.text === "") return "failed";
  if (expects === "refusal") return answer.refused ? "right" : "answered";
  if (answer.refused) return "refused";
  if (expects === "answer") return isSaid ? "right" : "other_answer";
  if (rank === null) return "not_found";
  return cited.some(({ isExpected }) => isExpected) ? "right" : "not_cited";
}

function fits(expectation: Expectation, { documentId, sourceId, text }: Place): boolean {
  if (expectation.expects !== "source") return false;
  const { passage } = expectation;
  if (expectation.documentId !== undefined && expectation.documentId !== documentId) return false;
  if (expectation.sourceId !== undefined && expectation.sourceId !== sourceId) return false;
  return passage === undefined || plain(text).includes(plain(passage));
}

const textOf = ({ context, text }: { context: string; text: string }) => `${context}\n${text}`;

type Stretch = { documentId: string; start: number; end: number };

function isWithin(part: Stretch, whole: Stretch): boolean {
  return part.documentId === whole.documentId && part.start >= whole.start && part.end <= whole.end;
}

/** As people compare texts: without case, and every space the same. */
function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}

function placeOf({
  chunkId,
  documentId,
  sourceId,
  page,
  start,
  end,
}: Omit<ResultDetail["found"][number], "isExpected">) {
  return { chunkId, documentId, sourceId, page, start, end };
}

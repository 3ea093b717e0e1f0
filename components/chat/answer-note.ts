import type { Answer } from "./answer";
import { isForgotten } from "./citation-text";
import { describeDegraded } from "./degraded";

export type AnswerNote = { tone: "neutral" | "warning" | "danger"; text: string; requestId: string | null };

/** What a reader should know of an answer before they rely on it; null when there is nothing. */
export function noteOf({ text, outcome, error, degraded, citations, isGeneral }: Answer): AnswerNote | null {
  const requestId = error?.requestId ?? null;
  if (text === "" && citations.some(isForgotten)) {
    const gone = "The words of this answer were deleted with the document they were quoted from.";
    return { tone: "neutral", text: gone, requestId };
  }
  if (outcome === "stopped") {
    return {
      tone: "neutral",
      text: text === "" ? "Stopped before the first word." : "Stopped here.",
      requestId,
    };
  }
  if (outcome === "failed") return { tone: "danger", text: error?.message ?? failureOf(degraded), requestId };
  if (error) return { tone: "warning", text: error.message, requestId };
  if (isGeneral) return { tone: "warning", text: GENERAL, requestId };
  return degraded ? { tone: "warning", text: describeDegraded(degraded), requestId } : null;
}

const GENERAL = "This is general knowledge of the language model: nothing in it comes from your sources.";

function failureOf(degraded: string | null): string {
  return degraded ? describeDegraded(degraded) : "Something went wrong, and this answer did not come about.";
}

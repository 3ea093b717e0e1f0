import { type CitationDto, EXTRACTIVE, type NearestDto, type TokenUsage } from "@/lib/schemas/chat";
import type { ChatDataParts, ChatMessage } from "@/lib/schemas/chat-stream";
import type { CuratedMark } from "@/lib/schemas/curated";

export type Answer = {
  text: string;
  /** In the order of their numbers. */
  citations: CitationDto[];
  outcome: "complete" | "stopped" | "failed";
  isRefused: boolean;
  /** Nothing of an answer that was just given rests on the sources. */
  isGeneral: boolean;
  /** What came nearest, when it is a refusal that was just given. */
  nearest: readonly NearestDto[];
  /** Made of sentences from the sources, not written by a model. */
  isQuoted: boolean;
  /** Set when the team wrote it itself. */
  curated: CuratedMark | null;
  confidence: number | null;
  degraded: string | null;
  /** What asking a model took; null: none was asked, or it is not known. */
  usage: TokenUsage | null;
  /** What was looked for, when the question went on from earlier ones. */
  query: string | null;
  /** Statements that the passages they cite do not bear out, as they stand in the text. */
  unsupported: string[];
  /** Of the statements, the share that is borne out; null: nothing was checked. */
  support: number | null;
  /** What went wrong, when it did so before our eyes: what is stored keeps the reason alone. */
  error: ChatDataParts["error"] | null;
};

/** What a message of the bot says, and what is known of it. */
export function readAnswer({ parts, metadata = {} }: ChatMessage): Answer {
  const citations = parts.flatMap((part) => (part.type === "data-citation" ? [part.data] : []));
  const error = parts.flatMap((part) => (part.type === "data-error" ? [part.data] : [])).at(-1) ?? null;
  const text = textOf({ parts });
  const { status, refused = false, model, confidence = null, degraded = null, usage = null } = metadata;
  const { query = null, support, curated = null, nearest = [], generalKnowledge = false } = metadata;
  const isFailed = status === "failed" || degraded === "model_interrupted" || (text === "" && error !== null);
  return {
    text,
    citations: citations.sort((a, b) => a.index - b.index),
    outcome: status === "aborted" ? "stopped" : isFailed ? "failed" : "complete",
    isRefused: refused,
    isGeneral: generalKnowledge,
    nearest,
    isQuoted: model === EXTRACTIVE && !refused && text !== "",
    curated,
    // A greeting is no answer from the sources, nor is what the team wrote: there is nothing to be sure of.
    confidence: model === "small-talk" || curated ? null : confidence,
    degraded,
    query,
    unsupported: (support?.unsupported ?? []).map(({ start, end }) => text.slice(start, end).trim()),
    support: support?.share ?? null,
    usage: model === EXTRACTIVE || !usage?.outputTokens ? null : usage,
    error,
  };
}

/** The words of a message. */
export function textOf({ parts }: Pick<ChatMessage, "parts">): string {
  return parts.flatMap((part) => (part.type === "text" ? [part.text] : [])).join("");
}

/** Why quotes stand in for what a model would have written. */
const STAND_IN: readonly (string | null)[] = ["model_failed", "model_refused", "model_removed"];

export function isStandIn({ degraded }: Pick<Answer, "degraded">): boolean {
  return STAND_IN.includes(degraded);
}

/** Whether asking the same again may well give a better answer. */
export function isWorthRetrying({ outcome, degraded }: Answer): boolean {
  return outcome !== "complete" || degraded === "model_failed";
}

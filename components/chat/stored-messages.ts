import type { ConversationId } from "@/lib/core/ids";
import type { ChatMessage } from "@/lib/schemas/chat-stream";
import type { ConversationDetailDto, MessageDto } from "@/lib/schemas/conversation";

/** A conversation of the API as the chat shows it. */
export function toChatMessages({ id, messages }: ConversationDetailDto): ChatMessage[] {
  return withoutRetries(messages).map((message) => toChatMessage(message, id));
}

function toChatMessage(message: MessageDto, conversationId: ConversationId): ChatMessage {
  const { id, role, content, citations, status, refused, createdAt } = message;
  const { confidence, degraded, model, usage, query, support, curated, timing, feedback } = message;
  return {
    id,
    role,
    metadata: {
      conversationId,
      refused,
      status,
      createdAt,
      ...(confidence !== null && { confidence }),
      ...(degraded !== null && { degraded }),
      ...(model !== null && { model }),
      ...(usage !== null && { usage }),
      ...(query !== null && { query }),
      ...(support !== null && { support }),
      ...(curated !== null && { curated }),
      ...(timing !== null && { timing }),
      ...(feedback !== null && { feedback }),
    },
    parts: [
      { type: "text", text: content },
      ...citations.map((data) => ({ type: "data-citation" as const, id: `citation-${data.index}`, data })),
    ],
  };
}

/**
 * Leaves out tries that came to nothing and were made again: the same question right after an answer that failed, was
 * stopped, or is missing. So a conversation read later looks as it did when it was held.
 */
export function withoutRetries(messages: readonly MessageDto[]): MessageDto[] {
  const kept: MessageDto[] = [];
  for (const message of messages) {
    if (message.role === "user") {
      const last = kept.at(-1);
      const [question, tries] = last?.role === "assistant" ? [kept.at(-2), 2] : [last, 1];
      const isAgain = question?.role === "user" && question.content === message.content;
      if (isAgain && (tries === 1 || isWantingMore(last))) kept.splice(-tries);
    }
    kept.push(message);
  }
  return kept;
}

function isWantingMore(answer: MessageDto | undefined): boolean {
  return answer !== undefined && (answer.status !== "complete" || answer.degraded === "model_failed");
}

/**
 * What to show when the page was made anew: what is stored, once there is more of it than what is shown. What is shown
 * and stored alike stays the very same, so that it is not drawn again.
 */
export function mergeStored(shown: ChatMessage[], stored: ChatMessage[]): ChatMessage[] {
  if (stored.length <= shown.length) return shown;
  const known = new Map(shown.map((message) => [message.id, message]));
  return stored.map((message) => known.get(message.id) ?? message);
}

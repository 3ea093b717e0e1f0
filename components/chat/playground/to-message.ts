import type { ChatMessage } from "@/lib/schemas/chat-stream";
import type { PlaygroundDto } from "@/lib/schemas/playground";

/** What was seen as the message of a bot, to be drawn as one. */
export function toMessage({ answer, confidence, degraded }: PlaygroundDto): ChatMessage {
  const { text = "", citations = [], refused = false, model, support, usage } = answer ?? {};
  return {
    id: "playground",
    role: "assistant",
    metadata: {
      ...{ refused, confidence },
      ...(model !== undefined && { model }),
      ...(usage && { usage }),
      ...(support && { support }),
      ...(degraded !== null && { degraded }),
    },
    parts: [
      { type: "text", text },
      ...citations.map((data) => ({ type: "data-citation" as const, id: `citation-${data.index}`, data })),
    ],
  };
}

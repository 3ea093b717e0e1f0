import { type ChatTransport, DefaultChatTransport } from "ai";
import { API, fetchApi } from "@/lib/client/api";
import type { ChatMessage } from "@/lib/schemas/chat-stream";
import { textOf } from "./answer";

type TransportOptions = {
  tenant: string;
  botId: string;
  /** The conversation that goes on; undefined begins one. */
  conversationId(): string | undefined;
};

/** Carries a question to the API. The server keeps what was said, so the question alone is sent. */
export function createTransport({
  tenant,
  botId,
  conversationId,
}: TransportOptions): ChatTransport<ChatMessage> {
  return new DefaultChatTransport<ChatMessage>({
    api: `${API}/bots/${botId}/chat`,
    headers: { "x-tenant": tenant },
    fetch: (input, init) => fetchApi(String(input), init ?? {}),
    prepareSendMessagesRequest: ({ messages }) => {
      const question = messages.findLast(({ role }) => role === "user");
      return {
        body: { message: question ? textOf(question) : "", conversationId: conversationId(), stream: true },
      };
    },
  });
}

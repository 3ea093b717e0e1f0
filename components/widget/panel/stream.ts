import type { VisitorAnswerDto, VisitorCitationDto } from "@/lib/schemas/visitor";
import { Failure } from "./failure";

/** What an answer's stream says, one after the other; parts of other kinds are passed over. */
export type StreamPart =
  | { type: "start"; messageMetadata: { conversationId: string; messageId: string } }
  | { type: "text-delta"; delta: string }
  | { type: "data-status"; data: { state: "searching" | "answering" } }
  | { type: "data-citation"; data: VisitorCitationDto }
  | { type: "data-error"; data: { code: string; message: string } }
  | { type: "finish"; messageMetadata: VisitorAnswerDto };

const END = "[DONE]";

/**
 * The parts of an answer as they arrive (the AI SDK's UI message protocol: server-sent events with a JSON object each).
 * @throws Failure `broken` when the stream ends before its end mark
 */
export async function* readParts(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamPart, void> {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let rest = "";
  try {
    for (;;) {
      const { value, done } = await reader.read();
      rest += decoder.decode(value, { stream: !done });
      const lines = rest.split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        if (!line.startsWith("data:")) continue;
        const data = line.slice("data:".length).trim();
        if (data === END) return;
        yield JSON.parse(data);
      }
      if (done) throw new Failure("broken", "");
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

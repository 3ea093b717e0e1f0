import "server-only";
import { AppError } from "@/lib/core/errors";
import { ChatAnswerDto } from "@/lib/schemas/chat";
import type { ChatChunk } from "@/lib/schemas/chat-stream";
import type { Answering, TurnPart } from "@/lib/services/chat";
import { API_HEADERS, renderJson } from "./render";

/** An intermediary that hears nothing for longer may close the connection; and so long may who lost the right still read. */
const BEAT_MS = 15_000;

const STREAM_HEADERS = {
  ...API_HEADERS,
  "content-type": "text/event-stream; charset=utf-8",
  // Proxies must neither keep nor gather what should arrive word by word.
  "cache-control": "private, no-store, no-transform",
  "x-accel-buffering": "no",
  "x-vercel-ai-ui-message-stream": "v1",
};

type Streaming = {
  requestId: string;
  /** @throws AppError when the reader may not read on */
  assertStill(): Promise<void>;
};
type Wanted = Streaming & { stream: boolean };

/** The answer of `ask`, whole or as a stream; it ends early when the asker goes away. */
export async function answerResponse(
  request: Request,
  { stream, requestId, assertStill }: Wanted,
  start: (signal: AbortSignal) => Promise<Answering>,
): Promise<Response> {
  const abort = new AbortController();
  request.signal.addEventListener("abort", () => abort.abort(), { once: true });
  const answering = await start(abort.signal);
  return stream
    ? streamAnswer(toChunks(answering, requestId), abort, { requestId, assertStill })
    : renderJson(ChatAnswerDto.parse(await wholeAnswer(answering)), 200);
}

/** Reads the answer to its end. @throws AppError when there is none, because nothing at all could be said */
async function wholeAnswer({ parts }: Answering): Promise<ChatAnswerDto> {
  let failure: AppError | undefined;
  let answer: ChatAnswerDto | undefined;
  for await (const part of parts) {
    if (part.type === "error") failure = new AppError(part.code, part.message);
    if (part.type === "finish") answer = part.answer;
  }
  if (answer && (answer.answer !== "" || !failure)) return answer;
  throw failure ?? new AppError("unavailable", "The answer was interrupted.");
}

/** The answer as a stream in the AI SDK's UI message protocol (server-sent events, version 1). */
function streamAnswer(
  chunks: AsyncGenerator<ChatChunk, void>,
  abort: AbortController,
  { requestId, assertStill }: Streaming,
): Response {
  const encoder = new TextEncoder();
  const toEvent = (chunk: ChatChunk) => encoder.encode(`data: ${JSON.stringify(chunk)}\n\n`);
  let isOver = false;
  let beat: NodeJS.Timeout;
  // Nothing may be written to a stream that broke or was closed, also by a beat that was already under way.
  const end = () => {
    isOver = true;
    clearInterval(beat);
  };
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      beat = setInterval(async () => {
        controller.enqueue(encoder.encode(": still here\n\n"));
        const no = await assertStill().then(() => null, AppError.from);
        if (isOver || no === null) return;
        clearInterval(beat);
        const { code, message } = no;
        controller.enqueue(toEvent({ type: "data-error", data: { code, message, requestId } }));
        abort.abort();
      }, BEAT_MS);
    },
    async pull(controller) {
      const { value, done } = await chunks.next().catch((error) => {
        end();
        throw error;
      });
      controller.enqueue(done ? encoder.encode("data: [DONE]\n\n") : toEvent(value));
      if (!done) return;
      end();
      controller.close();
    },
    async cancel() {
      end();
      abort.abort();
      await chunks.return();
    },
  });
  return new Response(body, { headers: STREAM_HEADERS });
}

async function* toChunks(
  { conversationId, messageId, parts }: Answering,
  requestId: string,
): AsyncGenerator<ChatChunk, void> {
  const id = "answer";
  yield { type: "start", messageId, messageMetadata: { conversationId, messageId } };
  yield { type: "text-start", id };
  for await (const part of parts) {
    if (part.type === "finish") yield { type: "text-end", id };
    yield toChunk(part, id, requestId);
  }
}

function toChunk(part: TurnPart, id: string, requestId: string): ChatChunk {
  switch (part.type) {
    case "text":
      return { type: "text-delta", id, delta: part.delta };
    case "status":
      return { type: "data-status", data: { state: part.state, passages: part.passages }, transient: true };
    case "citation":
      return { type: "data-citation", id: `citation-${part.citation.index}`, data: part.citation };
    case "error":
      return { type: "data-error", data: { code: part.code, message: part.message, requestId } };
    case "finish": {
      const { answer: _, citations: __, ...metadata } = part.answer;
      return { type: "finish", messageMetadata: metadata };
    }
  }
}

import "server-only";
import { AppError } from "@/lib/core/errors";
import { ChatAnswerDto } from "@/lib/schemas/chat";
import type { ChatChunk } from "@/lib/schemas/chat-stream";
import type { Answering, TurnPart } from "@/lib/services/chat";
import { beginAnswer, type Streaming, streamAnswer } from "./answer-stream";
import { renderJson } from "./render";

type Wanted = Streaming & { stream: boolean };

/** The answer of `ask`, whole or as a stream; it ends early when the asker goes away. */
export async function answerResponse(
  request: Request,
  { stream, requestId, assertStill }: Wanted,
  start: (signal: AbortSignal) => Promise<Answering>,
): Promise<Response> {
  const { answering, abort } = await beginAnswer(request, start);
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

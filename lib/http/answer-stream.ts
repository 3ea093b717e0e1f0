import "server-only";
import { AppError } from "@/lib/core/errors";
import { API_HEADERS } from "./render";

/** An intermediary that hears nothing for longer may close the connection; and so long may who lost the right still read. */
const BEAT_MS = 15_000;

/** Of everything that arrives bit by bit. */
export const STREAM_HEADERS = {
  ...API_HEADERS,
  "content-type": "text/event-stream; charset=utf-8",
  // Proxies must neither keep nor gather what should arrive word by word.
  "cache-control": "private, no-store, no-transform",
  "x-accel-buffering": "no",
  "x-vercel-ai-ui-message-stream": "v1",
};

export type Streaming = {
  requestId: string;
  /** @throws AppError when the reader may not read on */
  assertStill(): Promise<void>;
};

/** Begins to answer; `abort` ends it, and so does the asker by going away. */
export async function beginAnswer<Begun>(
  request: Request,
  start: (signal: AbortSignal) => Promise<Begun>,
): Promise<{ answering: Begun; abort: AbortController }> {
  const abort = new AbortController();
  request.signal.addEventListener("abort", () => abort.abort(), { once: true });
  return { answering: await start(abort.signal), abort };
}

type ErrorChunk = { type: "data-error"; data: { code: string; message: string; requestId: string } };

/** An answer as a stream in the AI SDK's UI message protocol (server-sent events, version 1). */
export function streamAnswer(
  chunks: AsyncGenerator<object, void>,
  abort: AbortController,
  { requestId, assertStill }: Streaming,
): Response {
  const encoder = new TextEncoder();
  const toEvent = (chunk: object) => encoder.encode(`data: ${JSON.stringify(chunk)}\n\n`);
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
        const chunk: ErrorChunk = { type: "data-error", data: { code, message, requestId } };
        controller.enqueue(toEvent(chunk));
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

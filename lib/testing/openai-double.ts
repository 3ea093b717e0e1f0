import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

type ChatRequest = { model: string; messages: { role: string; content: string }[]; stream?: boolean };

/** What the double does with a question; each part is one delta of the stream. */
export type Script = {
  parts?: readonly string[];
  /** Makes the parts from what was asked. */
  reply?(prompt: string): readonly string[];
  /** Instead of an answer. */
  status?: number;
  headers?: Record<string, string>;
  /** Milliseconds before the first and between the others. */
  pauseMs?: number;
  /** What is said to whoever asks for no stream; left out: the parts. */
  whole?: string;
  /** Breaks the connection after so many parts. */
  breakAfter?: number;
};

export type OpenAiDouble = {
  url: string;
  chats: ChatRequest[];
  embedded: string[];
  /** The requests that they came in. */
  embeddings: { model: string; key: string | undefined; dimensions?: number; inputs: string[] }[];
  /** The key that is right; null: none is asked for. */
  key: string | null;
  /** The length of its vectors, unless another one is asked for. */
  dimensions: number;
  /** Set before asking; stays until it is set again. */
  script: Script;
  embeddingStatus: number;
  embeddingPauseMs: number;
  close(): Promise<void>;
};

const DIMENSIONS = 64;

/** An OpenAI-compatible server: chat completions as scripted, embeddings that carry the words of the text and no meaning. */
export async function startOpenAiDouble(): Promise<OpenAiDouble> {
  const double: OpenAiDouble = {
    url: "",
    chats: [],
    embedded: [],
    embeddings: [],
    key: null,
    dimensions: DIMENSIONS,
    script: { parts: ["An answer", " [1]", "."] },
    embeddingStatus: 200,
    embeddingPauseMs: 0,
    close: async () => {},
  };
  const server = createServer(async (request, response) => {
    const body = await readJson(request);
    if (request.url?.endsWith("/chat/completions")) return answerChat(double, body as ChatRequest, response);
    if (request.url?.endsWith("/embeddings"))
      return answerEmbeddings(double, { ...(body as EmbeddingRequest), key: keyOf(request) }, response);
    if (request.url?.endsWith("/models")) return listModels(response);
    response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  double.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  double.close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return double;
}

/** One that writes, and two that do not. */
function listModels(response: ServerResponse): void {
  const data = ["test-writer", "test-embedding", "test-reranker"].map((id) => ({ id, object: "model" }));
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify({ object: "list", data }));
}

async function answerChat(
  double: OpenAiDouble,
  request: ChatRequest,
  response: ServerResponse,
): Promise<void> {
  double.chats.push(request);
  const { reply } = double.script;
  const {
    parts = reply?.(request.messages.at(-1)?.content ?? "") ?? [],
    whole = parts.join(""),
    status = 200,
    headers = {},
    pauseMs = 0,
    breakAfter = Number.POSITIVE_INFINITY,
  } = double.script;
  if (status !== 200) {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify({ error: { message: "scripted failure", type: "test" } }));
    return;
  }
  const usage = { prompt_tokens: 100, completion_tokens: parts.length, total_tokens: 100 + parts.length };
  if (!request.stream) {
    const message = { role: "assistant", content: whole };
    const choices = [{ index: 0, message, finish_reason: "stop" }];
    const head = { id: "chatcmpl-1", object: "chat.completion", created: 1, model: request.model };
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify({ ...head, choices, usage }));
    return;
  }
  response.writeHead(200, { "content-type": "text/event-stream" });
  const send = (payload: object) => response.write(`data: ${JSON.stringify(payload)}\n\n`);
  const chunk = (delta: object, finish: string | null) => ({
    id: "chatcmpl-1",
    object: "chat.completion.chunk",
    created: 1,
    model: request.model,
    choices: [{ index: 0, delta, finish_reason: finish }],
  });
  for (const [index, part] of parts.entries()) {
    if (pauseMs > 0) await sleep(pauseMs);
    if (index >= breakAfter) {
      response.destroy();
      return;
    }
    send(chunk({ role: "assistant", content: part }, null));
  }
  send(chunk({}, "stop"));
  send({ ...chunk({}, null), choices: [], usage });
  response.end("data: [DONE]\n\n");
}

type EmbeddingRequest = { model: string; input: string | string[]; dimensions?: number };

const keyOf = ({ headers }: IncomingMessage) => headers.authorization?.replace(/^Bearer /, "");

async function answerEmbeddings(
  double: OpenAiDouble,
  { model, input, dimensions, key }: EmbeddingRequest & { key: string | undefined },
  response: ServerResponse,
): Promise<void> {
  const inputs = [input].flat();
  double.embeddings.push({ model, key, ...(dimensions !== undefined && { dimensions }), inputs });
  if (double.embeddingPauseMs > 0) await sleep(double.embeddingPauseMs);
  const status = double.key === null || double.key === key ? double.embeddingStatus : 401;
  if (status !== 200) {
    response
      .writeHead(status, { "content-type": "application/json" })
      .end('{"error":{"message":"scripted failure"}}');
    return;
  }
  double.embedded.push(...inputs);
  const length = dimensions ?? double.dimensions;
  const data = inputs.map((text, index) => ({
    object: "embedding",
    index,
    embedding: hashVector(text, length),
  }));
  response.writeHead(200, { "content-type": "application/json" });
  response.end(
    JSON.stringify({ object: "list", model: "test", data, usage: { prompt_tokens: 1, total_tokens: 1 } }),
  );
}

/** Each word adds to one dimension: texts that share words are near each other. */
export function hashVector(text: string, dimensions = DIMENSIONS): number[] {
  const vector = new Array<number>(dimensions).fill(0);
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? [""]) {
    let hash = 7;
    for (const character of word) hash = (hash * 31 + character.charCodeAt(0)) >>> 0;
    const place = hash % dimensions;
    vector[place] = (vector[place] ?? 0) + 1;
  }
  return vector;
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  let text = "";
  for await (const part of request) text += part;
  return JSON.parse(text || "{}");
}

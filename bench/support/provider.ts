// An OpenAI-compatible server in a process of its own: paced tokens, vectors made of words and parts of words.
import { type ChildProcess, fork } from "node:child_process";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { hashVector } from "../retrieval/vectors";

export type Pace = {
  tokens?: number;
  firstTokenMs?: number;
  tokenMs?: number;
  embeddingMs?: number;
  dimensions?: number;
};

export type Provider = { url: string; env: Record<string, string>; stop(): Promise<void> };

export async function startProvider(pace: Pace = {}): Promise<Provider> {
  const child = fork(import.meta.filename, [JSON.stringify(pace)]);
  const port = await new Promise<number>((resolve) => child.once("message", (said) => resolve(Number(said))));
  const url = `http://127.0.0.1:${port}/v1`;
  return { url, env: { OPENAI_BASE_URL: url }, stop: () => end(child) };
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill();
  });
}

async function serve(pace: Pace): Promise<void> {
  const server = createServer(async (request, response) => {
    const body = await readJson(request);
    if (request.url?.endsWith("/embeddings")) return embed(pace, body, response);
    return chat(pace, response);
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, "127.0.0.1", () => {
    const address = server.address();
    process.send?.(typeof address === "object" && address ? address.port : 0);
  });
}

async function embed(pace: Pace, body: Record<string, unknown>, response: ServerResponse): Promise<void> {
  const { embeddingMs = 0, dimensions = 1_536 } = pace;
  const inputs = [body.input].flat().map(String);
  const vectors = inputs.map((text) => hashVector(text, dimensions));
  if (embeddingMs > 0) await sleep(embeddingMs);
  const data = vectors.map((vector, index) => ({
    object: "embedding",
    index,
    embedding:
      body.encoding_format === "base64"
        ? Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString("base64")
        : [...vector],
  }));
  response.writeHead(200, { "content-type": "application/json" });
  response.end(
    JSON.stringify({
      object: "list",
      model: "bench",
      data,
      usage: { prompt_tokens: inputs.length, total_tokens: inputs.length },
    }),
  );
}

async function chat(pace: Pace, response: ServerResponse): Promise<void> {
  const { tokens = 200, firstTokenMs = 0, tokenMs = 0 } = pace;
  if (firstTokenMs > 0) await sleep(firstTokenMs);
  response.writeHead(200, { "content-type": "text/event-stream" });
  const chunk = (delta: object, reason: string | null) =>
    response.write(
      `data: ${JSON.stringify({ id: "c", object: "chat.completion.chunk", created: 1, model: "bench", choices: [{ index: 0, delta, finish_reason: reason }] })}\n\n`,
    );
  for (let at = 0; at < tokens; at++) {
    chunk({ role: "assistant", content: `word${at}${at % 40 === 39 ? " [1]. " : " "}` }, null);
    if (tokenMs > 0) await sleep(tokenMs);
  }
  chunk({}, "stop");
  response.end("data: [DONE]\n\n");
}

async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = "";
  for await (const part of request) text += part;
  return JSON.parse(text || "{}");
}

if (process.argv[1] === import.meta.filename && process.send) {
  // Whoever measures may be ended in the middle; nothing of it stays behind.
  process.on("disconnect", () => process.exit(0));
  await serve(JSON.parse(process.argv[2] ?? "{}"));
}

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { createWebFetcher } from "@/lib/adapters/web-fetcher/guarded";
import type { WebFetcher } from "@/lib/adapters/web-fetcher/port";
import { SILENT } from "@/lib/core/log";
import { FORMATS, type Format, RerankBody } from "./provider-formats";

type Request = { url: string; headers: Record<string, string | undefined>; body: unknown };

export type ProviderDoubles = {
  url: string;
  /** The key that is right, at every provider. */
  key: string;
  parts: readonly string[];
  asked: Request[];
  /** What was wrong with requests; a wrong one is also answered with 400. */
  faults: string[];
  /** Gives each document its relevance. */
  score(document: string): number;
  /** Before any answer. */
  pauseMs: number;
  /** The guarded way out, led to the doubles in place of the providers. */
  fetcher: WebFetcher;
  close(): Promise<void>;
};

/** One server that answers as OpenAI, Anthropic, Google, Mistral and Cohere do, and holds requests against what they document. */
export async function startProviderDoubles(): Promise<ProviderDoubles> {
  const real = createWebFetcher({ allowedCidrs: ["127.0.0.1/32"], log: SILENT });
  const doubles: ProviderDoubles = {
    url: "",
    key: "sk-canary-77",
    parts: ["An answer", " [1]", "."],
    asked: [],
    faults: [],
    score: () => 0.5,
    pauseMs: 0,
    fetcher: { ...real, request: (url, init) => real.request(lead(url), init) },
    close: async () => {},
  };
  const lead = (url: string): string => {
    const found = Object.entries(FORMATS).find(([, { host }]) => url.startsWith(`${host}/`));
    return found ? url.replace(found[1].host, `${doubles.url}/${found[0]}`) : url;
  };
  const server = createServer((request, response) => void answer(doubles, request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  doubles.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  doubles.close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return doubles;
}

async function answer(doubles: ProviderDoubles, request: IncomingMessage, response: ServerResponse) {
  const [, provider = "", path = ""] = /^\/(\w+)(\/.*)$/.exec(request.url ?? "") ?? [];
  const headers = request.headers as Request["headers"];
  let raw = "";
  for await (const part of request) raw += part;
  const body: unknown = JSON.parse(raw || "null");
  doubles.asked.push({ url: request.url ?? "", headers, body });
  const say = (status: number, what: unknown) =>
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(what));
  const format: Format | undefined = Object.entries(FORMATS).find(([name]) => name === provider)?.[1];
  const isRerank = path.endsWith("/rerank");
  const key = (isRerank ? FORMATS.cohere : format)?.keyIn(headers);
  if (key !== doubles.key) return say(401, { error: { message: "no", type: "auth" }, message: "no" });
  if (doubles.pauseMs > 0) await sleep(doubles.pauseMs);
  if (isRerank) return say(200, rerank(doubles, body));
  const faults = format
    ? [format.headers.safeParse(headers), format.body.safeParse(body)].flatMap(
        ({ error }) => error?.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`) ?? [],
      )
    : ["no such provider"];
  if (format && !format.path.test(path)) faults.push(`path ${path}`);
  if (!format || faults.length > 0) {
    doubles.faults.push(...faults.map((fault) => `${provider}: ${fault}`));
    return say(400, { error: { message: "wrong", type: "invalid" }, message: "wrong" });
  }
  response.writeHead(200, { "content-type": "text/event-stream" });
  for (const event of format.events(doubles.parts)) {
    if (format.isNamed && "type" in event) response.write(`event: ${event.type}\n`);
    response.write(`data: ${JSON.stringify(event)}\n\n`);
  }
  response.end(provider === "mistral" ? "data: [DONE]\n\n" : "");
}

function rerank(doubles: ProviderDoubles, body: unknown): object {
  const parsed = RerankBody.safeParse(body);
  if (!parsed.success) {
    doubles.faults.push(`rerank: ${parsed.error.message}`);
    return {};
  }
  const results = parsed.data.documents.map((document, index) => ({
    index,
    relevance_score: doubles.score(document),
  }));
  return { id: "1", results: results.sort((a, b) => b.relevance_score - a.relevance_score), meta: {} };
}

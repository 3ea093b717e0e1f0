import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { DoubleIndex, type Kind, parse, RefusedError } from "./double-index";
import { API_VERSION, createRequest, MOST_BODY_BYTES } from "./shapes";

/** What the next request meets instead of an answer. */
export type Fault =
  | { status: number; retryAfter?: string; message?: string }
  | "reset"
  | "hang"
  /** Carried out, then the answer is lost. */
  | "lost answer"
  | "not json";

export type Call = { index: string; operation: string; body: Record<string, unknown> };

export type PineconeDouble = {
  /** Of the control plane. */
  url: string;
  apiKey: string;
  /** Where an index answers, once it was made. */
  hostOf(name: string): string;
  make(name: string, kind: Kind): DoubleIndex;
  index(name: string): DoubleIndex;
  /** How long what is written stays invisible, and what is deleted visible. */
  delayMs: number;
  /** Waits until all that was written until now is visible. */
  settle(): Promise<void>;
  /** Met by the next requests, one each. */
  faults: Fault[];
  /** Met by every request while it is set. */
  fault: Fault | null;
  /** Every request to an index that was well-formed enough to be read. */
  calls: Call[];
  close(): Promise<void>;
};

const CODES: Record<number, string> = { 400: "INVALID_ARGUMENT", 404: "NOT_FOUND", 409: "ALREADY_EXISTS" };

/** Pinecone on loopback: control and data plane, which refuse whatever Pinecone would; all in memory. */
export async function startPineconeDouble(): Promise<PineconeDouble> {
  const indexes = new Map<string, DoubleIndex>();
  const described = new Map<string, object>();
  const apiKey = "pcsk_the-key-of-the-double";
  const server = createServer((request, response) => {
    answer(request, response).catch((error) => {
      const status = error instanceof RefusedError ? error.status : 500;
      const message = String(error.message);
      const isOfIndex = request.url?.startsWith("/i/");
      // The two planes tell their errors in two ways: `rpcStatus` and `ErrorResponse`.
      const told = isOfIndex
        ? { code: status, message, details: [] }
        : { status, error: { code: CODES[status] ?? "UNKNOWN", message } };
      send(response, status, told);
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const raw = await read(request);
    const fault = double.faults.shift() ?? double.fault;
    if (fault === "hang") return;
    if (fault === "reset") return void request.socket.destroy();
    if (fault === "not json") return void response.writeHead(200).end("<html>");
    if (fault && fault !== "lost answer") return fail(response, fault);
    if (request.headers["api-key"] !== apiKey) return void response.writeHead(401).end("Invalid API Key");
    if (request.headers["x-pinecone-api-version"] !== API_VERSION)
      throw new RefusedError(400, "the version of the API is not one of ours");
    if (raw.length > MOST_BODY_BYTES)
      throw new RefusedError(400, `Error, message length too large: found ${raw.length} bytes`);
    const body: unknown = raw.length > 0 ? JSON.parse(raw.toString()) : {};
    const { pathname } = new URL(request.url ?? "/", "http://double");
    const [, name, operation] = /^\/i\/([^/]+)(\/.*)$/.exec(pathname) ?? [];
    const result = name ? ofIndex(name, operation ?? "", body) : ofControl(request.method, pathname, body);
    if (fault === "lost answer") return void request.socket.destroy();
    send(response, !name && request.method === "POST" ? 201 : 200, result);
  }

  function ofIndex(name: string, operation: string, body: unknown): unknown {
    double.calls.push({ index: name, operation, body: body as Call["body"] });
    return find(name).answer(operation, body);
  }

  function ofControl(method: string | undefined, pathname: string, body: unknown): unknown {
    if (method === "POST" && pathname === "/indexes") {
      const { name, schema } = parse(createRequest, body);
      if (indexes.has(name)) throw new RefusedError(409, "Resource already exists");
      const { fields } = schema;
      double.make(name, "_values" in fields ? { ...fields._values, type: "dense" } : { type: "sparse" });
      described.set(name, describe(name, body));
      return described.get(name);
    }
    const known = method === "GET" ? described.get(pathname.replace("/indexes/", "")) : undefined;
    if (known) return known;
    throw new RefusedError(404, `there is no ${method} ${pathname}`);
  }

  function describe(name: string, body: unknown) {
    const host = double.hostOf(name);
    return {
      ...(body as object),
      host,
      status: { ready: true, state: "Ready" },
      deletion_protection: "disabled",
    };
  }

  function find(name: string): DoubleIndex {
    const index = indexes.get(name);
    if (!index) throw new RefusedError(404, `index ${name} not found`);
    return index;
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the double has no port");
  const url = `http://127.0.0.1:${address.port}`;
  const double: PineconeDouble = {
    ...{ url, apiKey, delayMs: 0, faults: [], fault: null, calls: [], index: find },
    hostOf: (name) => `${url}/i/${name}`,
    make(name, kind) {
      const index = new DoubleIndex(kind, () => double.delayMs);
      indexes.set(name, index);
      return index;
    },
    settle: () => sleep(double.delayMs + 1),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return double;
}

function fail(response: ServerResponse, { status, retryAfter, message }: Exclude<Fault, string>): void {
  const headers = { "content-type": "application/json", ...(retryAfter && { "retry-after": retryAfter }) };
  response
    .writeHead(status, headers)
    .end(JSON.stringify({ code: status, message: message ?? "told to fail" }));
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

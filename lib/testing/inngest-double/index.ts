import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Run } from "./call";
import { createEngine } from "./engine";
import { type DoubleEvent, readEvents } from "./events";
import { readRegistration } from "./registration";
import { bearerOf } from "./signature";

export type { Run } from "./call";
export { canonical, sign } from "./signature";

export type InngestDouble = {
  url: string;
  eventKey: string;
  signingKey: string;
  /** What was taken, each id once. */
  events: readonly DoubleEvent[];
  runs: readonly Run[];
  /** Ids of the functions that the app registered. */
  functions(): string[];
  /** What should not have happened; empty when all kept to the protocol. */
  problems: readonly string[];
  /** Lets the time of a function's timer come. */
  tick(functionId: string): void;
  /** Waits until no run is under way. */
  settled(): Promise<void>;
  /** While it is set, everything is answered with this status. */
  failWith: number | null;
  close(): Promise<void>;
};

type Answer = { status: number; body: object };

/**
 * An Inngest server on loopback: an app registers with it, it takes events, and calls the functions that wait for them. It
 * checks what it gets, and refuses what it cannot do.
 */
export async function startInngestDouble({ backoffMs = 5 } = {}): Promise<InngestDouble> {
  const eventKey = "event-key-of-the-double";
  const signingKey = `signkey-test-${"5a".repeat(32)}`;
  const events: DoubleEvent[] = [];
  const problems: string[] = [];
  const engine = createEngine({ signingKey, backoffMs, onProblem: (problem) => problems.push(problem) });
  let functions: string[] = [];

  function takeEvents(body: string, seed: string | undefined): Answer {
    const given = readEvents(body, seed);
    const fresh = given.filter(({ id }) => events.every((event) => event.id !== id));
    events.push(...fresh);
    engine.take(fresh);
    return { status: 200, body: { ids: given.map(({ id }) => id), status: 200 } };
  }

  function register(body: string): Answer {
    const registered = readRegistration(JSON.parse(body));
    engine.register(registered.functions);
    functions = registered.functions.map(({ id }) => id);
    return { status: 200, body: { ok: true, modified: true } };
  }

  function answer({ method, url, headers }: IncomingMessage, body: string): Answer {
    if (double.failWith !== null) return { status: double.failWith, body: { error: "as it was told" } };
    const { pathname } = new URL(url ?? "/", "http://double");
    if (method === "POST" && pathname.startsWith("/e/")) {
      if (pathname !== `/e/${eventKey}`) return { status: 401, body: { error: "Event key not found" } };
      return takeEvents(body, headers["x-inngest-event-id-seed"]?.toString());
    }
    if (headers.authorization !== bearerOf(signingKey))
      return { status: 401, body: { error: "Unauthorized" } };
    if (method === "POST" && pathname === "/fn/register") return register(body);
    problems.push(`${method} ${pathname} is not of this double`);
    return { status: 501, body: { error: "Not implemented" } };
  }

  const server = createServer(async (request, response) => {
    const body = await read(request);
    try {
      reply(response, answer(request, body));
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      problems.push(said);
      reply(response, { status: 400, body: { error: said, status: 400 } });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the double has no port");

  const double: InngestDouble = {
    url: `http://127.0.0.1:${address.port}`,
    ...{ eventKey, signingKey, events, problems, runs: engine.runs, failWith: null },
    functions: () => functions,
    tick: engine.tick,
    async settled() {
      while (engine.runs.some(({ status }) => status === "running")) await sleep(10);
    },
    close: () =>
      new Promise((resolve) => {
        engine.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return double;
}

function reply(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

import { createServer, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { createScriptClock, keysIn } from "./clock";
import { type Answer, answerAt, refusal } from "./commands";
import { startRedis } from "./redis-server";

/** Nothing is answered; an error of the server; the connection is cut; the answer comes after so many milliseconds. */
export type Fault = "silent" | "failing" | "cut" | { slowMs: number };

export type UpstashDouble = {
  url: string;
  token: string;
  /** While it is set, every request meets it. */
  fault: Fault | null;
  /** Requests so far, those that failed included. */
  requests: number;
  /** Moves the time that scripts are told, which stands still otherwise. */
  pass(milliseconds: number): Promise<void>;
  keys(): Promise<string[]>;
  /** Forgets everything but the scripts. */
  clear(): Promise<void>;
  close(): Promise<void>;
};

/** Upstash's REST API on loopback, before a real redis-server of its own. */
export async function startUpstashDouble(): Promise<UpstashDouble> {
  const redis = await startRedis();
  const clock = createScriptClock();
  const token = "a token of the double";

  async function answer(request: IncomingMessage): Promise<Answer> {
    const body = await text(request);
    if (request.headers.authorization !== `Bearer ${token}`)
      return refusal(401, "WRONGPASS invalid or missing auth token");
    if (request.method !== "POST") return refusal(405, "ERR method not allowed");
    const isBase64 = request.headers["upstash-encoding"] === "base64";
    const path = new URL(request.url ?? "/", "http://double").pathname;
    return (await answerAt(path, body, { redis, clock, isBase64 })) ?? refusal(400, "ERR unknown path");
  }

  const server = createServer(async (request, response) => {
    double.requests++;
    const { fault } = double;
    if (fault === "silent") return;
    if (fault === "cut") return request.socket.destroy();
    if (fault !== null && fault !== "failing") await sleep(fault.slowMs);
    const { status, body } = fault === "failing" ? refusal(500, "ERR internal") : await answer(request);
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the double has no port");

  const double: UpstashDouble = {
    url: `http://127.0.0.1:${address.port}`,
    ...{ token, fault: null, requests: 0 },
    pass: async (milliseconds) => clock.pass(milliseconds),
    keys: () => keysIn(redis),
    async clear() {
      await redis.send(["FLUSHALL"]);
      clock.pass(0);
    },
    async close() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      await redis.close();
    },
  };
  return double;
}

// Owns the HTTP server in front of Next: checks the environment, writes down whose socket a request came by, drains.
import { createServer } from "node:http";
import next from "next";
import { parseEnv } from "./lib/env.ts";
import { banner } from "./scripts/lib/banner.mjs";
import { refuse } from "./scripts/lib/progress.mjs";

const PORTS_TRIED = 20;
const DRAIN_MS = 25_000;
const SLOT = Symbol.for("minirag.singletons");

/** Starts serving. @returns {Promise<{ url: string, stop(): Promise<void> }>} */
export async function serve() {
  const parsed = parseEnv(process.env);
  if (!parsed.ok) refuse(parsed.problems);
  const { host, port } = parsed.env.core;

  let handle = (_request, response) =>
    response.writeHead(503, { "retry-after": "1" }).end("MiniRAG is starting.\n");
  const server = createServer((request, response) => {
    request.headers["x-minirag-peer"] = request.socket.remoteAddress;
    handle(request, response);
  });
  // Longer than the usual 60 s of a load balancer, which must be the one to close an idle connection.
  server.keepAliveTimeout = 65_000;
  server.requestTimeout = 30 * 60_000; // a 50 MB upload over a slow line
  const listeningOn = await listen(server, host, port, process.env.PORT ? 1 : PORTS_TRIED);
  // The port is known only now; whoever reads the environment later finds the true one. next-auth has names of its own.
  process.env.PORT = String(listeningOn);
  process.env.NEXTAUTH_URL = process.env.PUBLIC_URL ?? `http://${host}:${listeningOn}`;
  process.env.NEXTAUTH_SECRET = process.env.AUTH_SECRET;

  const app = next({
    dev: process.env.NODE_ENV === "development",
    dir: import.meta.dirname,
    hostname: host,
    port: listeningOn,
  });
  await app.prepare();
  handle = app.getRequestHandler();
  // Next runs instrumentation.ts, which starts the rest of the app, with the first request.
  const own = { "0.0.0.0": "127.0.0.1", "::": "[::1]", "::1": "[::1]" }[host] ?? host;
  await fetch(`http://${own}:${listeningOn}/api/health`);
  const runtime = globalThis[SLOT]?.get("runtime");
  if (!runtime) throw new Error("The app did not start; the lines above say why.");
  await banner(runtime, globalThis[SLOT].get("env"));

  let stopping;
  const drain = async () => {
    server.close();
    server.closeIdleConnections();
    const closed = new Promise((resolve) => server.once("close", resolve));
    const deadline = new Promise((resolve) => setTimeout(resolve, DRAIN_MS).unref());
    await Promise.race([closed, deadline]);
    server.closeAllConnections();
    await runtime.stop(DRAIN_MS);
  };
  return {
    url: `http://${host}:${listeningOn}`,
    stop: () => {
      stopping ??= drain();
      return stopping;
    },
  };
}

function listen(server, host, first, tries) {
  return new Promise((resolve, reject) => {
    let port = first;
    server.on("error", (error) => {
      if (error.code !== "EADDRINUSE" || port - first + 1 >= tries) {
        return error.code === "EADDRINUSE"
          ? refuse([`PORT ${port} is taken by another program; set PORT to a free one`])
          : reject(error);
      }
      port++;
      server.listen(port, host);
    });
    server.once("listening", () => resolve(server.address().port));
    server.listen(port, host);
  });
}

if (import.meta.main) {
  const { stop } = await serve();
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => stop().then(() => process.exit(0)));
}

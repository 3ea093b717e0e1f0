// Owns the HTTP server in front of Next: takes the port, writes down whose socket a request came by, drains.
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { banner } from "./scripts/lib/banner.mjs";
import { Refusal } from "./scripts/lib/progress.mjs";

const PORTS_TRIED = 20;
/** With what the database takes to stop, all stays under 25 s; supervisors usually kill after 30. */
const DRAIN_MS = 18_000;
const CUT_OFF_MS = 2_000;
/** Names that no other machine's pages can come under. */
const OWN_NAME = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;
/** What a worker answers: those who watch it, and a server of durable functions that calls it. */
const OF_WORKER = /^\/api\/(health|inngest)(\/|\?|$)/;
const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
/** As next.config.ts has them for what goes through it. */
const BASE_HEADERS = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "strict-origin-when-cross-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
  "cross-origin-opener-policy": "same-origin",
  "strict-transport-security": "max-age=31536000; includeSubDomains",
};
const SLOT = Symbol.for("minirag.singletons");
const singletons = () => globalThis[SLOT];

/**
 * Takes the port, and answers 503 until `serve` is through.
 * @param {{ host: string, port: number, isProduction: boolean, role: string, isForOneAlone: boolean }} core as lib/env.ts
 *   groups it; `isForOneAlone`: nobody signs in
 * @returns {Promise<{ url: string, serve(): Promise<void>, stop(): Promise<void> }>}
 *   `serve` needs the build and the database, `stop` may come at any time
 */
export async function openServer({ host, port, isProduction, role, isForOneAlone }) {
  let handle = (_request, response) =>
    response.writeHead(503, { "retry-after": "1" }).end("MiniRAG is starting.\n");
  const server = createServer((request, response) => {
    // What Next answers by itself (redirects, methods it does not know) has these too.
    for (const [name, value] of Object.entries(BASE_HEADERS)) response.setHeader(name, value);
    // A page elsewhere could let its own name point here, and read what needs no sign-in.
    if (isForOneAlone && !OWN_NAME.test(request.headers.host ?? ""))
      return response
        .writeHead(421)
        .end("Without sign-in, MiniRAG answers to 127.0.0.1 and localhost alone.\n");
    // Next answers these with a fault of its own.
    if (!METHODS.has(request.method)) return refuse(response, 405, "This method is not for here.");
    if (!isWellFormed(request.url))
      return refuse(response, 400, "The address of this request is not well-formed.");
    if (role === "worker" && !OF_WORKER.test(request.url))
      return refuse(response, 404, "This process takes documents in; pages and API are at another one.");
    request.headers["x-minirag-peer"] = request.socket.remoteAddress;
    handle(request, response);
  });
  // Longer than the usual 60 s of a load balancer, which must be the one to close an idle connection.
  server.keepAliveTimeout = 65_000;
  server.requestTimeout = 30 * 60_000; // a 50 MB upload over a slow line
  const listeningOn = await listen(server, host, port, process.env.PORT ? 1 : PORTS_TRIED);
  const url = addressOf(host, listeningOn);
  // The port is known only now; whoever reads the environment later finds the true one. next-auth has names of its own.
  process.env.PORT = String(listeningOn);
  process.env.NEXTAUTH_URL = process.env.PUBLIC_URL ?? url;
  return {
    url: process.env.NEXTAUTH_URL,
    async serve() {
      process.env.NEXTAUTH_SECRET = process.env.AUTH_SECRET;
      const { default: next } = await import("next");
      const app = next({ dev: !isProduction, dir: import.meta.dirname, hostname: host, port: listeningOn });
      // Runs instrumentation.ts, which starts the rest of the app; in development the first request does.
      await (isProduction ? hushed(() => app.prepare()) : app.prepare());
      handle = app.getRequestHandler();
      await fetch(`${addressOf(OWN[host] ?? host, listeningOn)}/api/health`);
      const runtime = singletons()?.get("runtime");
      if (!runtime) throw new Error("The app did not start; the lines above say why.");
      await banner(runtime, singletons().get("env"));
    },
    stop: () => drain(server),
  };
}

function isWellFormed(url) {
  try {
    decodeURI(url);
    return true;
  } catch {
    return false;
  }
}

const CODES = { 400: "invalid_request", 404: "not_found", 405: "method_not_allowed" };

/** In the one shape of errors; the request never came so far as to get an id. */
function refuse(response, status, message) {
  const code = CODES[status];
  const body = JSON.stringify({ error: { code, message, requestId: "" } });
  const headers = {
    "content-type": "application/json; charset=utf-8",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
  };
  response.writeHead(status, headers).end(body);
}

/** Next tells how long it read its configuration; nobody asked. Warnings and errors go another way. */
async function hushed(work) {
  const { log } = console;
  console.log = () => {};
  await work().finally(() => {
    console.log = log;
  });
}

/** How to reach ourselves when we listen everywhere. */
const OWN = { "0.0.0.0": "127.0.0.1", "::": "::1" };

const addressOf = (host, port) => `http://${host.includes(":") ? `[${host}]` : host}:${port}`;

function listen(server, host, first, tries) {
  return new Promise((resolve, reject) => {
    let port = first;
    const tryNext = (error) => {
      if (error.code !== "EADDRINUSE" || port - first + 1 >= tries)
        return reject(new Refusal([howToMend(error, host, port)]));
      port++;
      server.listen(port, host);
    };
    server.on("error", tryNext);
    server.once("listening", () => {
      server.off("error", tryNext);
      resolve(server.address().port);
    });
    server.listen(port, host);
  });
}

function howToMend({ code, message }, host, port) {
  if (code === "EADDRINUSE") return `PORT ${port} is taken by another program; set PORT to a free one`;
  if (code === "EACCES") return `PORT ${port} may not be used by this user; set PORT to one above 1023`;
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
    return `HOST ${host} is no address of this machine; leave it out, or set it to one that is`;
  return `HOST ${host} and PORT ${port} cannot be used: ${message}`;
}

/** Takes nothing new, lets requests and background work come to their end, and cuts off what takes too long. */
async function drain(server) {
  const runtime = singletons()?.get("runtime");
  const closed = new Promise((resolve) => server.close(resolve));
  // A connection that is kept alive becomes idle only when its last answer is out.
  const sweep = setInterval(() => server.closeIdleConnections(), 100);
  const work = Promise.all([closed, runtime?.finishWork(DRAIN_MS)]).then(() => true);
  const isDone = await Promise.race([work, sleep(DRAIN_MS, false)]);
  clearInterval(sweep);
  server.closeAllConnections();
  // Who is cut off still writes down how far it came.
  if (!isDone) await sleep(CUT_OFF_MS);
  await Promise.race([runtime?.close(), sleep(CUT_OFF_MS)]);
}

import { timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { answerCall } from "./api";
import { show } from "./clicks";
import { invalid, StripeFault } from "./fault";
import { parseForm } from "./form";
import type { Answer } from "./idempotency";
import type { World } from "./world";

export type Seen = {
  method: string;
  /** With the query. */
  path: string;
  body: string;
  key: string | undefined;
  version: string | undefined;
};

export async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

export function seenOf({ method = "", url = "/", headers }: IncomingMessage, body: string): Seen {
  const one = (name: string) => headers[name]?.toString();
  return { method, path: url, body, key: one("idempotency-key"), version: one("stripe-version") };
}

/** @throws StripeFault when the call has another key than ours, or says no version */
export function refuseStranger({ headers }: IncomingMessage, secretKey: string): void {
  const given = Buffer.from(headers.authorization ?? "");
  const right = Buffer.from(`Bearer ${secretKey}`);
  if (given.length !== right.length || !timingSafeEqual(given, right)) {
    const message = `Invalid API Key provided: ${given.toString().slice(7, 15)}****${given.toString().slice(-4)}`;
    throw new StripeFault(401, { type: "invalid_request_error", message });
  }
  if (!headers["stripe-version"]) throw invalid("The double wants to be told the version: Stripe-Version.");
}

/** Does what a call asks; a refusal is an answer too. */
export function perform(world: World, { method, path, body }: Seen): Answer {
  const { pathname, search } = new URL(path, "http://double");
  try {
    const given = parseForm(method === "GET" ? search.slice(1) : body);
    return { status: 200, body: answerCall(world, method, pathname, given) };
  } catch (error) {
    return answerOf(error);
  }
}

export function answerOf(error: unknown): Answer {
  if (error instanceof StripeFault) return { status: error.status, body: { error: error.body } };
  return { status: 500, body: { error: { type: "api_error", message: String(error) } } };
}

export function answerPage(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  body: string,
): void {
  const { pathname } = new URL(request.url ?? "/", "http://double");
  const shown = show(world, pathname, parseForm(body));
  if (shown === null) response.writeHead(404).end("There is no such page.");
  else if ("location" in shown) response.writeHead(303, { location: shown.location }).end();
  else response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(shown.html);
}

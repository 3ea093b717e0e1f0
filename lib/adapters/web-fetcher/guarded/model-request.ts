import { Agent, fetch as undiciFetch } from "undici";
import { AppError } from "@/lib/core/errors";
import { connectTo, type Dial } from "./connect";
import { orBroken } from "./failures";
import { checkTarget, type Guard } from "./target";

/** A model that thinks says nothing for long; whoever asks ends it with their own signal. */
const NO_LIMIT = 0;
const CONNECT_WITHIN_MS = 10_000;

/**
 * A `fetch` for servers that people name and that are no pages: any method, headers and body, the answer as it comes. Each
 * connection goes to a checked address. A redirect is an error: it would carry keys to who knows whom.
 */
export function createRequester(
  guard: Guard,
  dial: Dial,
  connectWithinMs = CONNECT_WITHIN_MS,
): (url: string, init: RequestInit) => Promise<Response> {
  const dispatcher = new Agent({
    headersTimeout: NO_LIMIT,
    bodyTimeout: NO_LIMIT,
    connect: ({ protocol, host, hostname, port }, callback) => {
      const origin = `${protocol}//${host ?? `${hostname}${port ? `:${port}` : ""}`}`;
      const late = new AbortController();
      // Ended by hand: a signal that fires later would cut the answer off.
      const timer = setTimeout(() => late.abort(), connectWithinMs);
      checkTarget(origin, guard)
        .then((target) => connectTo(target, dial, late.signal))
        .finally(() => clearTimeout(timer))
        .then((socket) => callback(null, socket))
        .catch((error) => callback(error, null));
    },
  });
  return async (url, init) => {
    await checkTarget(url, guard);
    try {
      // The platform's types and undici's differ in name alone.
      const request = { ...init, redirect: "error", dispatcher } as Parameters<typeof undiciFetch>[1];
      return (await undiciFetch(url, request)) as unknown as Response;
    } catch (error) {
      const { cause } = error as { cause?: unknown };
      if (cause instanceof AppError) throw cause;
      if (init.signal?.aborted) throw init.signal.reason;
      throw orBroken(cause ?? error);
    }
  };
}

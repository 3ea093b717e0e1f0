import { setTimeout as sleep } from "node:timers/promises";
import type { AppError } from "@/lib/core/errors";
import { PineconeRefusal, refused, unreachable } from "./refusals";

const TRIES = 4;
const ANSWERED_WITHIN_MS = 20_000;
const FIRST_WAIT_MS = 250;
/** Whoever asks waits no longer; a durable step comes back when Pinecone said. */
const LONGEST_WAIT_MS = 8_000;

type Patience = {
  answeredWithinMs?: number | undefined;
  retryAfterMs?: number | undefined;
  /** How often it is asked at most. */
  tries?: number | undefined;
};

/**
 * The `fetch` that the SDK is given: it gives up on silence, and tries again what Pinecone was too busy for or failed at
 * (429 and 5xx), as often as is bearable, when Pinecone said or after a wait that doubles, with jitter. Everything that is
 * no 2xx is thrown. The SDK's own tries are turned off: they know no 429 and no Retry-After.
 * @throws Error whose cause is an AppError unavailable, upstream_failed or upstream_rejected; thrown as it is, the SDK would
 * read its `status`, and throw an error of its own in its place
 */
export function patientFetch({
  answeredWithinMs = ANSWERED_WITHIN_MS,
  retryAfterMs = FIRST_WAIT_MS,
  tries = TRIES,
}: Patience): typeof globalThis.fetch {
  return async (url, init) => {
    for (let attempt = 1; ; attempt++) {
      const response = await once(url, init, answeredWithinMs);
      if (response.ok) return response;
      const refusal = new PineconeRefusal(response.status, messageOf(await response.text().catch(() => "")));
      const told = secondsIn(response.headers.get("retry-after"));
      const wait = told === undefined ? retryAfterMs * 2 ** (attempt - 1) : told * 1_000;
      const canHelp = response.status === 429 || response.status >= 500;
      if (!canHelp || attempt === tries || wait > LONGEST_WAIT_MS) throw carrying(refused(refusal, told));
      // Never earlier than Pinecone said; up to half as long again, so that not all come back at once.
      await sleep(wait * (1 + Math.random() / 2));
    }
  };
}

function carrying(cause: AppError): Error {
  return new Error("The request failed.", { cause });
}

/** With its body, which may stop coming as well. */
async function once(
  url: RequestInfo | URL,
  init: RequestInit | undefined,
  withinMs: number,
): Promise<Response> {
  try {
    const response = await globalThis.fetch(url, { ...init, signal: AbortSignal.timeout(withinMs) });
    const body = await response.arrayBuffer();
    const { status, statusText, headers } = response;
    return new Response(body.byteLength > 0 ? body : null, { status, statusText, headers });
  } catch (cause) {
    throw carrying(unreachable(cause));
  }
}

/** Seconds, or a date in HTTP's form (RFC 9110, 10.2.3). */
function secondsIn(header: string | null): number | undefined {
  if (header === null || header === "") return undefined;
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1_000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined;
}

function messageOf(body: string): string {
  try {
    const parsed: { message?: unknown } = JSON.parse(body);
    return String(parsed.message ?? body);
  } catch {
    return body;
  }
}

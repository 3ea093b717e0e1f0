import { Breaker } from "./breaker";
import { AppError } from "./errors";
import { singleton } from "./singleton";

/** So many calls in a row that fail are no accident: two questions, each tried twice. */
export const FAILURES_UNTIL_OPEN = 4;
/** So long nothing is asked of a server that is down; then one call tries it. */
export const COOL_DOWN_MS = 15_000;

export type Outage = { since: Date; nextTryAt: Date };

type Fetch = typeof globalThis.fetch;

/** Of servers whose last call failed; one that works has no entry. */
const known = () => singleton("circuits", () => new Map<string, Breaker>());

/** Since when nothing is asked behind this key, and until when; null: it is asked as usual. */
export function outageOf(key: string): Outage | null {
  const outage = known().get(key)?.outage;
  return outage ? { since: new Date(outage.since), nextTryAt: new Date(outage.nextTryAt) } : null;
}

/** Forgets what failed: the server was seen to work, or is another one now. */
export function closeCircuit(key: string): void {
  known().delete(key);
}

/**
 * A `fetch` that spares a server which is down: after some failures in a row it says no at once, and lets one call through
 * when the server had time to come back. Answers that refuse a request or a key are answers; so is a call that was given up
 * because nobody waits for it any more.
 * @param key what is down as one: a connection, or a provider of the deployment
 * @param send the way out, which is its owner's to guard
 */
export function throughCircuit(key: string, send: Fetch): Fetch {
  return async (input, init) => {
    const isTrial = enter(key);
    try {
      const response = await send(input, init);
      if (response.status >= 500) noteFailure(key);
      else closeCircuit(key);
      return response;
    } catch (error) {
      if (isFailure(error, init?.signal)) noteFailure(key);
      throw error;
    } finally {
      if (isTrial) known().get(key)?.leave();
    }
  };
}

/** @returns whether this is the one call that tries a server which was down */
function enter(key: string): boolean {
  const way = known().get(key)?.enter() ?? "through";
  const outage = outageOf(key);
  if (way === "refused" && outage)
    throw new AppError("upstream_failed", "The model's provider failed several times in a row.", {
      details: {
        retryAfterSeconds: Math.max(1, Math.ceil((outage.nextTryAt.getTime() - Date.now()) / 1000)),
      },
    });
  return way === "trial";
}

function noteFailure(key: string): void {
  const options = { failures: FAILURES_UNTIL_OPEN, coolDownMs: COOL_DOWN_MS, now: () => Date.now() };
  const breaker = known().get(key) ?? new Breaker(options);
  known().set(key, breaker);
  breaker.fail();
}

/** A call that took too long failed; one that was stopped did not, nor one that was never allowed to leave. */
function isFailure(error: unknown, signal: AbortSignal | null | undefined): boolean {
  if (signal?.aborted) return signal.reason instanceof Error && signal.reason.name === "TimeoutError";
  return !(error instanceof AppError && error.code === "invalid_request");
}

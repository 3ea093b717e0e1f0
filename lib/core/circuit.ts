import { AppError } from "./errors";
import { singleton } from "./singleton";

/** So many calls in a row that fail are no accident: two questions, each tried twice. */
export const FAILURES_UNTIL_OPEN = 4;
/** So long nothing is asked of a server that is down; then one call tries it. */
export const COOL_DOWN_MS = 15_000;

export type Outage = { since: Date; nextTryAt: Date };

type Faults = { count: number; since: number; last: number; isTried: boolean };
type Fetch = typeof globalThis.fetch;

/** Of servers whose last call failed; one that works has no entry. */
const known = () => singleton("circuits", () => new Map<string, Faults>());

/** Since when nothing is asked behind this key, and until when; null: it is asked as usual. */
export function outageOf(key: string): Outage | null {
  const faults = known().get(key);
  if (!faults || faults.count < FAILURES_UNTIL_OPEN) return null;
  return { since: new Date(faults.since), nextTryAt: new Date(faults.last + COOL_DOWN_MS) };
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
      if (isTrial) leave(key);
    }
  };
}

/** @returns whether this is the one call that tries a server which was down */
function enter(key: string): boolean {
  const faults = known().get(key);
  const outage = outageOf(key);
  if (!faults || !outage) return false;
  if (faults.isTried || Date.now() < outage.nextTryAt.getTime())
    throw new AppError("upstream_failed", "The model's provider failed several times in a row.", {
      details: {
        retryAfterSeconds: Math.max(1, Math.ceil((outage.nextTryAt.getTime() - Date.now()) / 1000)),
      },
    });
  faults.isTried = true;
  return true;
}

function leave(key: string): void {
  const faults = known().get(key);
  if (faults) faults.isTried = false;
}

function noteFailure(key: string): void {
  const now = Date.now();
  const faults = known().get(key) ?? { count: 0, since: now, last: now, isTried: false };
  known().set(key, { ...faults, count: faults.count + 1, last: now });
}

/** A call that took too long failed; one that was stopped did not, nor one that was never allowed to leave. */
function isFailure(error: unknown, signal: AbortSignal | null | undefined): boolean {
  if (signal?.aborted) return signal.reason instanceof Error && signal.reason.name === "TimeoutError";
  return !(error instanceof AppError && error.code === "invalid_request");
}

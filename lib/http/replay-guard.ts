import { AppError } from "@/lib/core/errors";

/** A signature is good for five minutes before and after the time it names. */
const REMEMBERED_MS = 10 * 60_000;

/**
 * Lets each signed call through once, as long as its signature is good; this process remembers those that were found good.
 * Another process would let it through once more: then a step runs again whose result nobody takes, and steps may.
 */
export function createReplayGuard(now: () => number = Date.now) {
  const seen = new Map<string, number>();
  return async (header: string | null, answer: () => Promise<Response>): Promise<Response> => {
    // Only this part is compared as it is; around it, one signature can be written in many ways.
    const signature = new URLSearchParams(header ?? "").get("s");
    if (!signature) return answer();
    for (const [old, until] of seen) {
      if (until > now()) break;
      seen.delete(old);
    }
    if (seen.has(signature)) throw new AppError("unauthenticated", "This call was made before.");
    seen.set(signature, now() + REMEMBERED_MS);
    const response = await answer();
    // What was not signed by the key is not worth its place.
    if (response.status === 401) seen.delete(signature);
    return response;
  };
}

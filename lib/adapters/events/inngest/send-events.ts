import { AppError } from "@/lib/core/errors";

export type EventsApi = {
  eventKey: string;
  /** Of a server of one's own; null: Inngest's. */
  baseUrl: string | null;
};

/** `id` makes repeats count once, for 24 hours; `ts` is in milliseconds since 1970. */
export type SentEvent = { id: string; name: string; data: unknown; ts?: number };

const INNGEST = "https://inn.gs";
/** A request waits for this while somebody waits for the request. */
const ANSWERED_WITHIN_MS = 5_000;
const REFUSED_KEY = [401, 403, 404];

/**
 * Posts one array of events; Inngest takes all of them or none. Sent once: who calls has an outbox to try again from. An
 * empty array makes the server look at the key alone, which it does before it reads what came.
 * Protocol: POST {base}/e/{key}, an array of {id, name, data, ts}.
 * @throws AppError unavailable · upstream_failed · upstream_rejected, in words for an operator, without the key
 */
export async function sendEvents(api: EventsApi, events: readonly SentEvent[]): Promise<void> {
  const { status } = await post(api, JSON.stringify(events));
  if (status < 300 || (events.length === 0 && status === 400)) return;
  if (REFUSED_KEY.includes(status))
    throw new AppError("upstream_rejected", `Inngest does not take INNGEST_EVENT_KEY (${status}).`);
  const code = status >= 500 || status === 429 ? "upstream_failed" : "upstream_rejected";
  throw new AppError(code, `Inngest did not take ${events.length} events (${status}).`);
}

async function post({ eventKey, baseUrl }: EventsApi, body: string): Promise<{ status: number }> {
  const url = new URL(`/e/${eventKey}`, baseUrl ?? INNGEST);
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
      redirect: "error",
      signal: AbortSignal.timeout(ANSWERED_WITHIN_MS),
    });
    // Else the connection stays taken until it is collected.
    await response.body?.cancel();
    return response;
  } catch (cause) {
    throw new AppError("unavailable", `Inngest cannot be reached at ${url.host} right now.`, { cause });
  }
}

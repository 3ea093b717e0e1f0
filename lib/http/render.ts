import { AppError } from "@/lib/core/errors";
import type { Logger } from "@/lib/core/log";

/** On every answer of the API: nobody else may keep, frame or run it. */
export const API_HEADERS = {
  "cache-control": "private, no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
  "x-content-type-options": "nosniff",
} as const;

export function renderJson(body: unknown, status: number, headers: HeadersInit = {}): Response {
  const merged = new Headers({ ...API_HEADERS, "content-type": "application/json; charset=utf-8" });
  for (const [name, value] of new Headers(headers)) merged.set(name, value);
  return new Response(status === 204 ? null : JSON.stringify(body), { status, headers: merged });
}

/** When to come again, where whoever was out of reach did not say. */
const AGAIN_AFTER_SECONDS = 5;

/** The one shape of an error on the wire. Causes stay here, in the log. */
export function renderError(
  thrown: unknown,
  requestId: string,
  log: Logger,
  headers: HeadersInit = {},
): Response {
  const error = AppError.from(thrown);
  logError(error, log);
  const { code, message, details } = error;
  const again = error.retryAfterSeconds ?? (code === "unavailable" ? AGAIN_AFTER_SECONDS : undefined);
  const merged = new Headers(headers);
  if (again !== undefined) merged.set("retry-after", String(Math.max(1, Math.ceil(again))));
  return renderJson(
    { error: { code, message, ...(details && { details }), requestId } },
    error.status,
    merged,
  );
}

function logError(error: AppError, log: Logger): void {
  const fields = { code: error.code, error: error.cause ?? undefined };
  if (error.status >= 500) log.error({ ...fields, error: error.cause ?? error }, error.message);
  else if (error.status === 401 || error.status === 404) log.debug(fields, error.message);
  else log.info(fields, error.message);
}

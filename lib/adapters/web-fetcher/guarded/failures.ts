import { AppError } from "@/lib/core/errors";
import { inMegabytes } from "@/lib/core/megabytes";
import { type WebCause, webError } from "@/lib/core/web-causes";

const REFUSED =
  "This address cannot be fetched: it was not found, or it is no public web page (http or https, port 80 or 443, no password in it).";
const MOST_RETRY_AFTER_SECONDS = 3600;

/** The one answer for every refused address; the reason is in `cause`, for the log. */
export const refused = (reason: string) =>
  new AppError("invalid_request", REFUSED, { cause: new Error(reason) });

/** The same for every place that a page must not lead to: that it redirects at all is the site's own word. */
export const redirectRefused = (cause: unknown) => webError("redirect_refused", { cause });

export const timedOut = () => webError("timed_out");

export const notLookedUp = (cause: unknown) => webError("dns_failed", { cause });

/** Names that Node and OpenSSL give to what is wrong with a certificate, or with the talk about it. */
const OF_TLS =
  /^(CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_|EPROTO$)/;

export function unreachable(cause: unknown): AppError {
  const { code = "", name = "" } = (cause ?? {}) as { code?: unknown; name?: unknown };
  if (OF_TLS.test(`${code}`)) return webError("tls_failed", { cause });
  if (code === "ECONNREFUSED") return webError("connection_refused", { cause });
  const isLate = code === "ETIMEDOUT" || name === "AbortError";
  return webError(isLate ? "timed_out" : "unreachable", { cause });
}

/** `error` if it says something already, else: the answer was broken. */
export const orBroken = (error: unknown) =>
  error instanceof AppError ? error : webError("broken_answer", { cause: error });

export const tooLarge = (maxBytes: number) =>
  webError("too_large", { detail: `${inMegabytes(maxBytes)} is the most`, details: { maxBytes } });

export const tooManyRedirects = () => webError("redirect_loop");

export const unreadableEncoding = () => webError("unreadable_encoding");

/** An answer that is no page; statuses that often pass by themselves are worth another try. */
export function badStatus(status: number, retryAfter: string | undefined): AppError {
  const cause = CAUSES[status] ?? causeOf(status);
  const error = webError(cause, { detail: `HTTP ${status}`, details: { status } });
  const retryAfterSeconds = error.retryable ? secondsOf(retryAfter) : undefined;
  if (retryAfterSeconds === undefined) return error;
  return webError(cause, { detail: `HTTP ${status}`, details: { status, retryAfterSeconds } });
}

const CAUSES: Record<number, WebCause> = {
  401: "sign_in_needed",
  403: "access_refused",
  404: "not_found",
  408: "timed_out",
  410: "gone",
  425: "site_busy",
  429: "site_busy",
};

function causeOf(status: number): WebCause {
  if (status >= 500) return "site_error";
  return status >= 400 ? "site_refused" : "no_page";
}

/** Retry-After is seconds or a date (RFC 9110, 10.2.3); capped, so that a site cannot park a job for good. */
function secondsOf(retryAfter: string | undefined): number | undefined {
  if (!retryAfter) return undefined;
  const seconds = /^\d+$/.test(retryAfter)
    ? Number(retryAfter)
    : Math.ceil((Date.parse(retryAfter) - Date.now()) / 1000);
  if (Number.isNaN(seconds)) return undefined;
  return Math.min(Math.max(seconds, 0), MOST_RETRY_AFTER_SECONDS);
}

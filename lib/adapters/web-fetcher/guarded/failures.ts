import { AppError } from "@/lib/core/errors";
import { inMegabytes } from "@/lib/core/megabytes";

const REFUSED =
  "This address cannot be fetched: it was not found, or it is no public web page (http or https, port 80 or 443, no password in it).";
const MOST_RETRY_AFTER_SECONDS = 3600;

/** The one answer for every refused address; the reason is in `cause`, for the log. */
export const refused = (reason: string) =>
  new AppError("invalid_request", REFUSED, { cause: new Error(reason) });

export const timedOut = () => new AppError("upstream_failed", "The page did not arrive in time.");

export const notLookedUp = (cause: unknown) =>
  new AppError("upstream_failed", "The site's name could not be looked up just now.", { cause });

export const unreachable = (cause: unknown) =>
  new AppError("upstream_failed", "The site could not be reached over a secure and working connection.", {
    cause,
  });

/** `error` if it says something already, else: the answer was broken. */
export const orBroken = (error: unknown) =>
  error instanceof AppError
    ? error
    : new AppError("upstream_failed", "The site's answer broke off or is not valid.", { cause: error });

export const tooLarge = (maxBytes: number) =>
  new AppError(
    "payload_too_large",
    `The page is larger than ${inMegabytes(maxBytes)}, the most that is fetched.`,
    { details: { maxBytes } },
  );

export const tooManyRedirects = () => new AppError("upstream_rejected", "The page redirects too many times.");

export const unreadableEncoding = () =>
  new AppError("upstream_rejected", "The page is compressed in a way that we do not read.");

/** An answer that is no page; statuses that often pass by themselves are worth another try. */
export function badStatus(status: number, retryAfter: string | undefined): AppError {
  const isPassing = status >= 500 || status === 408 || status === 425 || status === 429;
  const retryAfterSeconds = isPassing ? secondsOf(retryAfter) : undefined;
  return new AppError(isPassing ? "upstream_failed" : "upstream_rejected", `The site answered ${status}.`, {
    details: { status, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) },
  });
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

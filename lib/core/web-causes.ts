import { AppError, ERRORS, type ErrorCode, type ErrorDetails } from "./errors";

type Cause = { code: ErrorCode; cause: string; message(detail: string): string };

const says = (code: ErrorCode, cause: string, advice: string): Cause => ({
  code,
  cause: `${cause}.`,
  message: (detail) => `${cause}${detail && ` (${detail})`}. ${advice}`,
});
/** For good, until somebody changes something. */
const lasting = (cause: string, advice: string) => says("upstream_rejected", cause, advice);
/** Another try may find it mended. */
const passing = (cause: string, advice: string) => says("upstream_failed", cause, advice);

const OPEN_TO_ALL =
  "Only pages that everybody can open are taken in: make it public, or upload it as a file.";

/** Why something at an address was not to be had, what to do about it, and whether waiting can help. */
const CAUSES = {
  sign_in_needed: lasting("The page asks for a sign-in", OPEN_TO_ALL),
  access_refused: lasting(
    "The site refuses to give us this page",
    "Open it in a private window. If you see it there, the site keeps robots out: ask its owner to let MiniRAG in, or upload the page as a file.",
  ),
  not_found: lasting("The site says that there is no such page", "Check the address for a slip."),
  gone: lasting("The site says that this page was removed for good", "Add the address that replaced it."),
  site_refused: lasting("The site turns our request down", "Open the address to see what it says."),
  no_page: lasting("The site answered without a page", "Open the address to see what is there."),
  redirect_loop: lasting(
    "The page redirects more than five times, perhaps in a circle",
    "Add the address where it should end.",
  ),
  redirect_refused: says(
    "invalid_request",
    "The page redirects to an address that may not be fetched: not public, not there, or from https to http",
    "Add the page that it should lead to, if that is public.",
  ),
  unknown_host: says(
    "invalid_request",
    "There is no public site of this name",
    "Check the name for a slip. Sites inside a private network cannot be reached.",
  ),
  refused: says(
    "invalid_request",
    "This is not the address of a public web page",
    "It needs http or https, port 80 or 443, no password in it, and a public site.",
  ),
  tls_failed: lasting(
    "The site's certificate is not valid, so nobody can tell whose answer it is",
    "Its owner has to renew or correct it. A browser shows the details.",
  ),
  too_large: says(
    "payload_too_large",
    "The page is too large",
    "Save the part that you need as a file, and upload that.",
  ),
  wrong_type: lasting(
    "What is at this address holds no text",
    "Add the page that shows it, or a document in its place.",
  ),
  unreadable_encoding: lasting(
    "The page is compressed in a way that we do not read",
    "Save it as a file, and upload that.",
  ),
  robots: lasting(
    "The site's robots.txt asks robots to stay away from this page",
    "Ask its owner to let MiniRAG in, or upload the page as a file.",
  ),
  robots_too_large: lasting(
    "The site's robots.txt is larger than 512 KB, so nobody knows what it allows",
    "Ask the site's owner to shorten it.",
  ),
  robots_failed: passing(
    "The site's robots.txt did not arrive, so nobody knows what it allows",
    "Try again when the site works.",
  ),
  dns_failed: passing("The site's name could not be looked up just now", "Try again later."),
  connection_refused: passing(
    "Nothing answers at this address: the connection was refused",
    "Check whether the site is up, then try again.",
  ),
  unreachable: passing(
    "The site could not be reached",
    "Check whether it opens in a browser, then try again.",
  ),
  timed_out: passing("The site did not answer in time", "It may be slow or down. Try again later."),
  site_busy: passing("The site asks us to wait", "Try again later."),
  site_error: passing("The site has a fault of its own", "Try again when it works."),
  broken_answer: passing("The site's answer broke off or is not valid", "Try again later."),
} as const satisfies Record<string, Cause>;

export type WebCause = keyof typeof CAUSES;

export function isWebCause(code: unknown): code is WebCause {
  return typeof code === "string" && Object.hasOwn(CAUSES, code);
}

/** What is told of a cause; `detail` makes it precise: `HTTP 503`. */
export function webCauseWords(cause: WebCause, detail = ""): string {
  return CAUSES[cause].message(detail);
}

/** The same without advice: for what goes on by itself. */
export function webCauseAlone(cause: WebCause): string {
  return CAUSES[cause].cause;
}

/** The cause as an error, which names it in `details.reason`. */
export function webError(
  cause: WebCause,
  { detail, details, ...options }: { detail?: string; details?: ErrorDetails; cause?: unknown } = {},
): AppError {
  return new AppError(CAUSES[cause].code, webCauseWords(cause, detail), {
    ...options,
    details: { ...details, reason: cause },
  });
}

/** The cause that an error names; null for one that is not of the web. */
export function webCauseOf(error: AppError): WebCause | null {
  const reason = error.details?.reason;
  return isWebCause(reason) ? reason : null;
}

/** The causes that can be over by themselves; of all others another try would only hear the same. */
export const PASSING_CAUSES = (Object.keys(CAUSES) as WebCause[]).filter(
  (cause) => ERRORS[CAUSES[cause].code].retryable,
);

import type { Component } from "../component";

export type FetchedPage = {
  /** The address after redirects, without its fragment. */
  url: string;
  contentType: string | null;
  body: Uint8Array<ArrayBuffer>;
  /** What the site knows this state of the page by; `since` of a later fetch. */
  validators: Validators;
  /** The site says that nothing changed `since`; the body is empty then. */
  isUnchanged: boolean;
  /** The X-Robots-Tag header: what the site asks robots not to do with this page. */
  robotsTag: string | null;
  /** What the site tells browsers to keep from this page: each Content-Security-Policy header, and the embedder policy. */
  browserRules: { contentPolicies: string[]; embedderPolicy: string | null };
};

/** The ETag and Last-Modified headers of an answer, as they came. */
export type Validators = { etag: string | null; lastModified: string | null };

export type FetchLimits = {
  maxBytes: number;
  timeoutMs: number;
  /** Asks the site for the page only if it has changed since then. */
  since?: Validators;
};

/** The one way out to addresses that people name. Only public addresses are reached, whatever redirects or DNS say. */
export interface WebFetcher extends Component {
  /**
   * Connects to nothing: what listens at a refused address cannot be learned from the answer, which is the same for all.
   * @throws AppError invalid_request when the address is refused: scheme, port, credentials in it, a name that is not
   * found, or a network that is not public
   */
  assertAllowed(url: string): Promise<void>;
  /**
   * GET with at most five redirects, each checked. `maxBytes` counts what is left after decompression; `timeoutMs` is
   * for everything together.
   * @throws AppError invalid_request (refused), upstream_rejected (4xx, not a page), upstream_failed (5xx, 408, 425, 429,
   * time-out, broken), payload_too_large. `details.status` is the HTTP status where there was one: 404 and 410 mean that
   * the page is gone. `details.reason` is one of lib/core/web-causes.ts, except where the address itself is refused: that
   * says nothing more. `details.retryAfterSeconds` is there when the site named a time.
   */
  fetch(url: string, limits: FetchLimits): Promise<FetchedPage>;
  /**
   * As the platform's `fetch`, for servers that people name and that are no pages, such as models: any method, headers and
   * body, the answer as it comes, whatever its status. The signal of `init` ends it. Redirects are errors.
   * @throws AppError invalid_request (refused), upstream_failed; AbortError
   */
  request(url: string, init: RequestInit): Promise<Response>;
}

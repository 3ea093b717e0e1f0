import { AppError } from "@/lib/core/errors";

type ProviderError = {
  statusCode?: number;
  isRetryable?: boolean;
  responseHeaders?: Record<string, string>;
  name?: string;
  /** Of the SDK's `RetryError`, which wraps what the last try threw. */
  lastError?: unknown;
};

/**
 * What a model's provider did wrong, in our codes. It looks at the shape of the AI SDK's `APICallError`; the provider's
 * own words stay in `cause`, for the log: they may quote prompts or keys.
 * @param connection the name of the team's own whose key was used; null: the deployment's key, which the team cannot change
 */
export function modelError(thrown: unknown, connection: string | null = null): AppError {
  if (thrown instanceof AppError) return thrown;
  const outer = shapeOf(thrown);
  const error = outer.lastError === undefined ? outer : shapeOf(outer.lastError);
  const retryAfterSeconds = parseRetryAfter(error.responseHeaders?.["retry-after"]);
  const options = {
    cause: thrown,
    ...(retryAfterSeconds !== undefined && { details: { retryAfterSeconds } }),
  };
  if (error.name === "AbortError" || error.name === "TimeoutError") {
    return new AppError("upstream_failed", "The model did not answer in time.", options);
  }
  if (error.statusCode === 429)
    return new AppError("rate_limited", "The model's provider asks us to slow down.", options);
  if (error.statusCode === 401 || error.statusCode === 403) {
    const message =
      connection === null
        ? "The model's provider refuses the key of this deployment. Whoever runs it has to put in another one; then try again."
        : `The provider refuses the key of the connection “${connection}”. Put in another one under Connections, then try again.`;
    return new AppError("upstream_rejected", message, {
      ...options,
      details: { ...options.details, isKeyRefused: true },
    });
  }
  if (
    error.statusCode !== undefined &&
    error.statusCode >= 400 &&
    error.statusCode < 500 &&
    error.isRetryable !== true
  ) {
    return new AppError("upstream_rejected", "The model's provider refuses the request.", options);
  }
  return new AppError("upstream_failed", "The model's provider does not work right now.", options);
}

function shapeOf(thrown: unknown): ProviderError {
  return typeof thrown === "object" && thrown !== null ? thrown : {};
}

/** Seconds, or a date (RFC 9110, 10.2.3). */
function parseRetryAfter(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const seconds = /^\d+$/.test(value) ? Number(value) : (Date.parse(value) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}

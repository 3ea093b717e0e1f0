import { errorCodeOf } from "./error-code";

/** Every way the product can say no: the code on the wire, its HTTP status, and whether trying again can help. */
export const ERRORS = {
  invalid_request: { status: 400, retryable: false },
  unauthenticated: { status: 401, retryable: false },
  payment_required: { status: 402, retryable: false },
  forbidden: { status: 403, retryable: false },
  signup_closed: { status: 403, retryable: false },
  tenant_suspended: { status: 403, retryable: false },
  not_found: { status: 404, retryable: false },
  method_not_allowed: { status: 405, retryable: false },
  conflict: { status: 409, retryable: false },
  payload_too_large: { status: 413, retryable: false },
  unsupported_media_type: { status: 415, retryable: false },
  validation_failed: { status: 422, retryable: false },
  quota_exceeded: { status: 429, retryable: false },
  rate_limited: { status: 429, retryable: true },
  internal: { status: 500, retryable: true },
  upstream_rejected: { status: 502, retryable: false },
  upstream_failed: { status: 502, retryable: true },
  not_configured: { status: 503, retryable: false },
  index_capacity: { status: 503, retryable: false },
  unavailable: { status: 503, retryable: true },
  storage_full: { status: 507, retryable: true },
} as const satisfies Record<string, { status: number; retryable: boolean }>;

export type ErrorCode = keyof typeof ERRORS;

export function isErrorCode(text: string): text is ErrorCode {
  return Object.hasOwn(ERRORS, text);
}

/** One thing wrong with the input: where it is (`["botIds", 0]`) and what is wrong, in words for the caller. */
export type Issue = { path: readonly (string | number)[]; message: string };

export type ErrorDetails = { issues?: readonly Issue[]; retryAfterSeconds?: number } & Record<
  string,
  unknown
>;

const INTERNAL_MESSAGE = "Something went wrong on our side. Try again; if it stays, tell us the request id.";

/**
 * The one error type of the product. `message` and `details` are written for the caller and go out as they are;
 * `cause` is for the log only.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails | undefined;

  constructor(code: ErrorCode, message: string, options: { details?: ErrorDetails; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.details = options.details;
  }

  get status(): number {
    return ERRORS[this.code].status;
  }

  get retryable(): boolean {
    return ERRORS[this.code].retryable;
  }

  /** Seconds to wait before another try, when whoever refused named them. */
  get retryAfterSeconds(): number | undefined {
    return this.details?.retryAfterSeconds;
  }

  /**
   * Turns anything thrown into an AppError. It looks at shapes, not classes: this file imports no vendor, and
   * bundling can leave two copies of a class in one process.
   */
  static from(error: unknown): AppError {
    if (isAppError(error)) return error;
    const code = errorCodeOf(error);
    if (code === "P2025") return new AppError("not_found", "Not found.", { cause: error });
    if (code === "P2002") return new AppError("conflict", "This already exists.", { cause: error });
    if (code && OUT_OF_SPACE.has(code))
      return new AppError("storage_full", "The disk is full.", { cause: error });
    if (code && EXHAUSTED.has(code)) return databaseBusy(error);
    if (code && UNREACHABLE.has(code)) return databaseAway(error);
    return new AppError("internal", INTERNAL_MESSAGE, { cause: error });
  }
}

/** Of the disk, of this user's share of it, and of the database's disk. */
const OUT_OF_SPACE = new Set(["ENOSPC", "EDQUOT", "53100"]);

/** Prisma's and PostgreSQL's codes for "no connection in time" and "too many connections". */
const EXHAUSTED = new Set(["P2024", "P2028", "P2037", "TooManyConnections", "53300"]);

/** Prisma's and PostgreSQL's codes for "no connection" and "shutting down". */
const UNREACHABLE = new Set([
  "ConnectionClosed",
  "DatabaseNotReachable",
  "SocketTimeout",
  "P1001",
  "P1002",
  "P1008",
  "P1017",
  "57P01",
  "57P02",
  "57P03",
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
]);

/** Every connection is in use, and none became free in time. */
export function databaseBusy(cause: unknown): AppError {
  const message = "The database has no connection free right now. Try again in a few seconds.";
  return new AppError("unavailable", message, { cause });
}

export function databaseAway(cause: unknown): AppError {
  return new AppError("unavailable", "The database cannot be reached right now.", { cause });
}

/** 422 with the places that are wrong. */
export function validationFailed(issues: readonly Issue[], cause?: unknown): AppError {
  const first = issues[0];
  const where = first?.path.length ? ` (${first.path.join(".")})` : "";
  const message = first ? `${first.message}${where}` : "The input is not valid.";
  return new AppError("validation_failed", message, { details: { issues }, cause });
}

export function tenantSuspended(): AppError {
  return new AppError("tenant_suspended", "The operator has suspended this team. Ask them why.");
}

export function isAppError(error: unknown): error is AppError {
  return error instanceof Error && error.name === "AppError" && "code" in error;
}

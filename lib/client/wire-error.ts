import { AppError, ERRORS, type ErrorCode } from "@/lib/core/errors";
import { ErrorBody } from "@/lib/schemas/common";

const UNREACHABLE = "The server cannot be reached right now. Check your connection and try again.";
const ODD_ANSWER = "The server gave an answer that we do not understand. Try again.";

/** The AppError that an answer of the API carries; its `details.requestId` finds it in the log. */
export function errorOf(status: number, body: unknown): AppError {
  const parsed = ErrorBody.safeParse(body);
  if (!parsed.success) return new AppError(status >= 500 ? "unavailable" : "internal", ODD_ANSWER);
  const { code, message, details, requestId } = parsed.data.error;
  return new AppError(isErrorCode(code) ? code : "internal", message, { details: { ...details, requestId } });
}

/** For a request that got no answer at all. */
export function unreachable(cause: unknown): AppError {
  return new AppError("unavailable", UNREACHABLE, { cause });
}

/** The request id of an error of the API, for people to quote. */
export function requestIdOf(error: AppError): string | undefined {
  const id = error.details?.requestId;
  return typeof id === "string" ? id : undefined;
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERRORS, code);
}

import { requestIdOf, unreachable } from "@/lib/client/wire-error";
import { AppError } from "@/lib/core/errors";

export type Failure = {
  message: string;
  requestId: string | null;
  /** What can be done about it; null: nothing here. */
  remedy: "retry" | "sign-in" | null;
};

/** What went wrong with a question that got no answer, in words. */
export function toFailure(thrown: unknown): Failure {
  // Anything but an answer of the API is a connection that broke.
  const error = thrown instanceof AppError ? thrown : unreachable(thrown);
  const remedy = error.code === "unauthenticated" ? "sign-in" : error.retryable ? "retry" : null;
  return { message: error.message, requestId: requestIdOf(error) ?? null, remedy };
}

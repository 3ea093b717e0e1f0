import { AppError } from "@/lib/core/errors";

const MOST_MESSAGE = 300;

/** What Pinecone answered instead of doing what it was asked; for the log, as the cause of an AppError. */
export class PineconeRefusal extends Error {
  override name = "PineconeRefusal";
  readonly status: number;

  constructor(status: number, message: string) {
    super(`Pinecone answered ${status}: ${message.slice(0, MOST_MESSAGE)}`);
    this.status = status;
  }
}

/** @param retryAfterSeconds as Pinecone named it, if it did */
export function refused(cause: PineconeRefusal, retryAfterSeconds?: number): AppError {
  const { status } = cause;
  const details = retryAfterSeconds === undefined ? {} : { details: { retryAfterSeconds } };
  if (status === 429 || status === 503) {
    return new AppError("unavailable", "The search index (Pinecone) is too busy right now.", {
      cause,
      ...details,
    });
  }
  if (status >= 500) {
    return new AppError("upstream_failed", "The search index (Pinecone) failed.", { cause, ...details });
  }
  return new AppError("upstream_rejected", sentenceFor(status), { cause });
}

function sentenceFor(status: number): string {
  if (status === 401 || status === 403) {
    return "Pinecone refused the key. Check PINECONE_API_KEY, and that it belongs to the project of the index.";
  }
  if (status === 402) return "Pinecone wants its bill or its plan looked at before it works on.";
  if (status === 404)
    return "Pinecone has no such index. Check PINECONE_INDEX_HOST and PINECONE_SPARSE_INDEX_HOST.";
  if (status === 409) return "Pinecone has an index of this name already.";
  return "Pinecone did not accept a request. The log has its reason.";
}

export function unreachable(cause: unknown): AppError {
  return new AppError("unavailable", "The search index (Pinecone) cannot be reached right now.", { cause });
}

/** What the SDK threw: the AppError that it wrapped, or what it makes of an answer that is none. */
export function fromSdk(thrown: unknown): AppError {
  for (let error = thrown; error instanceof Error; error = error.cause) {
    if (error instanceof AppError) return error;
  }
  // Its own words alone: what it keeps of the request beside them holds the key.
  const cause =
    thrown instanceof Error ? new Error(`${thrown.name}: ${thrown.message.slice(0, MOST_MESSAGE)}`) : thrown;
  return new AppError("upstream_failed", "The search index (Pinecone) gave an answer that makes no sense.", {
    cause,
  });
}

/** A namespace that nothing stands in is not there. */
export function isNamespaceMissing(error: unknown): boolean {
  const cause = error instanceof AppError ? error.cause : null;
  return cause instanceof PineconeRefusal && cause.status === 404 && /namespace/i.test(cause.message);
}

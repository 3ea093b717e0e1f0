import { AppError, type ErrorCode, isErrorCode } from "@/lib/core/errors";
import { type WebCause, webCauseOf, webError } from "@/lib/core/web-causes";

/** Why a document did not become ready: a stable code, and a sentence that says what to do about it. */
export type Failure = { code: string; message: string };

/** Contents that we do not read, as opposed to contents that went wrong. */
const UNSUPPORTED = new Set(["unsupported_type", "needs_ocr"]);

export function statusOf(failure: Failure): "failed" | "unsupported" {
  return UNSUPPORTED.has(failure.code) ? "unsupported" : "failed";
}

/** What another try would only say again, for as long as the content is the same. */
const OF_THE_CONTENT = new Set([
  ...UNSUPPORTED,
  ...["empty", "encrypted", "damaged", "too_complex", "too_large", "refused", "original_lost"],
]);

/** The same for a search in the database. */
export const CODES_OF_CONTENT: readonly string[] = [...OF_THE_CONTENT];

export function isOfContent(code: string | null): boolean {
  return code !== null && OF_THE_CONTENT.has(code);
}

export const EMPTY: Failure = {
  code: "empty",
  message: "There is no text in this document. Check that it is the right one, and that it is not blank.",
};

/** Its page can be fetched again, and its file can be uploaded again; reading it once more mends nothing. */
export const ORIGINAL_LOST: Failure = {
  code: "original_lost",
  message:
    "The file that this document is made from is not in the storage any more. What was read of it before keeps answering. Upload the same file again, and it takes its place; a page of a site comes back with the next sync of its source.",
};

export const EMBEDDING_UNREACHABLE: Failure = {
  code: "embedding_unreachable",
  message:
    "The embedding model did not answer as it should, several times in a row. Nothing is lost: try again when it works.",
};

/** Why a document failed that is taken up again by itself. */
export const DISK_FULL = "disk_full";

const SENTENCES: Record<string, string> = {
  upstream_rejected:
    "The site refused to give us this page. Open the address in a private window to see what it answers.",
  upstream_failed: "The site did not answer, several times in a row. Try again later.",
  index_capacity:
    "The search index has no room for another team. Whoever runs this deployment raises PINECONE_NAMESPACE_LIMIT after a change of the Pinecone plan, or sets PINECONE_SHARED_NAMESPACE=1; then try again.",
  storage_full:
    "The disk is full. Whoever runs this deployment has to free some space; then it goes on by itself, or try again.",
  quota_exceeded: "A limit is reached: “Plan and usage” says which. Make room, then try again.",
  payment_required: "The subscription has to be put in order first. Then try again.",
  unavailable: "A part of the system was out of reach for too long. Try again.",
};

/** A thrown error as the failure of a document. */
export function failureOf(error: AppError): Failure {
  const cause = webCauseOf(error);
  if (cause) return { code: cause, message: error.message };
  if (error.code === "storage_full")
    return { code: DISK_FULL, message: SENTENCES.storage_full ?? error.message };
  if (error.code === "quota_exceeded" || error.code === "payment_required")
    return { code: error.code, message: error.message || (SENTENCES[error.code] ?? "") };
  if (error.code === "invalid_request") return { code: "refused", message: error.message };
  if (error.code === "payload_too_large") return { code: "too_large", message: error.message };
  const sentence =
    SENTENCES[error.code] ?? "Something went wrong on our side while reading this document. Try again.";
  return { code: error.code, message: sentence };
}

/** The last failure of a step that was tried as often as it may be, by the name it left behind. */
export function failureNamed(name: ErrorCode | WebCause): Failure {
  return failureOf(isErrorCode(name) ? new AppError(name, "") : webError(name));
}

import { AppError } from "@/lib/core/errors";
import type { WriteReply } from "./messages";
import { isDamaged, sqliteCode } from "./schema";

const SQLITE_BUSY = 5;
const SQLITE_FULL = 13;

/** Thrown inside this folder for a file that has to be set aside and built anew. */
export class DamagedFileError extends Error {
  override name = "DamagedFileError";
}

/** What went wrong in the thread that writes, as an error of this one. */
export function fromReply({
  isRefused,
  isDamaged: wasDamaged,
  code,
  message,
}: NonNullable<WriteReply["failure"]>) {
  if (isRefused) return new AppError("invalid_request", message);
  if (wasDamaged) return new DamagedFileError(message);
  return fromCode(code, new Error(message));
}

/** What SQLite threw on reading, as something the product can act on. */
export function fromSqlite(error: unknown): unknown {
  if (isDamaged(error)) return new DamagedFileError("The file cannot be read.", { cause: error });
  const code = sqliteCode(error);
  return code === 0 ? error : fromCode(code, error);
}

function fromCode(code: number, cause: unknown): AppError {
  if (code === SQLITE_FULL) return new AppError("storage_full", "The disk is full.", { cause });
  if (code === SQLITE_BUSY) {
    return new AppError("unavailable", "The search index is busy; try again in a moment.", { cause });
  }
  return new AppError("internal", "The search index could not do this.", { cause });
}

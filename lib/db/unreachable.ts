import { AppError } from "@/lib/core/errors";

/** What PostgreSQL itself says has a code, and so does what our own code throws; a connection that broke has none. */
export function isSaid(error: unknown): boolean {
  return error instanceof Error && "code" in error;
}

/** @throws AppError unavailable */
export function unreachable(cause: unknown): never {
  throw new AppError("unavailable", "The database cannot be reached right now.", { cause });
}

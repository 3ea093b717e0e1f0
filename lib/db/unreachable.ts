import { AppError } from "@/lib/core/errors";

/**
 * What a query failed with: what PostgreSQL says has a code and is thrown as it is; a connection that broke has none.
 * @throws AppError unavailable for that
 */
export function told(error: unknown): never {
  if (error instanceof Error && "code" in error) throw error;
  return unreachable(error);
}

/** @throws AppError unavailable */
export function unreachable(cause: unknown): never {
  throw new AppError("unavailable", "The database cannot be reached right now.", { cause });
}

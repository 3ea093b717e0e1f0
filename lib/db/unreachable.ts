import { type AppError, databaseAway, databaseBusy } from "@/lib/core/errors";

/** Poolers have no codes of their own: PgBouncer says 08P01 to everything, Supavisor XX000. */
const OF_POOLERS = new Set([undefined, "08P01", "XX000"]);

/** No connection in time: of `pg`'s pool, of a pooler that makes BEGIN wait, or because a pooler lets nobody in any more. */
const BUSY =
  /^timeout exceeded when trying to connect|^Query read timeout|no more connections allowed|query_wait_timeout|max clients reached|checkout timeout|unable to check out/i;

/** `pg` about a connection that broke; PgBouncer about a server that does. */
const AWAY =
  /^Connection terminated|^timeout expired|connection error and is not queryable|server_login_retry|^server conn crashed|^server closed|^pgbouncer cannot connect|^database .* is disabled/i;

type Said = { code?: string; message?: string };
type OfAdapter = {
  meta?: { driverAdapterError?: { cause?: { originalCode?: string; originalMessage?: string } } };
};

/**
 * What a query failed with: what PostgreSQL says has a code and is thrown as it is; a connection that broke has none.
 * @throws AppError unavailable for that, and when no connection was to be had
 */
export function told(error: unknown): never {
  const outage = outageOf(error);
  if (outage) throw outage;
  if (error instanceof Error && "code" in error) throw error;
  return unreachable(error);
}

/** As `told`, where any failure of the caller's own may come by as well. */
export function toldByPrisma(error: unknown): never {
  throw outageOf(error) ?? error;
}

/** @throws AppError unavailable */
export function unreachable(cause: unknown): never {
  throw outageOf(cause) ?? databaseAway(cause);
}

/** Null for everything that was not about the way to the database. */
function outageOf(error: unknown): AppError | null {
  if (!(error instanceof Error)) return null;
  const { code, message = "" } = saidBy(error);
  if (code === "53300") return databaseBusy(error);
  if (!OF_POOLERS.has(code)) return null;
  if (BUSY.test(message)) return databaseBusy(error);
  return AWAY.test(message) ? databaseAway(error) : null;
}

/** Prisma wraps what the driver said. */
function saidBy(error: Error & Said & OfAdapter): Said {
  const cause = error.meta?.driverAdapterError?.cause;
  return cause?.originalCode ? { code: cause.originalCode, message: cause.originalMessage } : error;
}

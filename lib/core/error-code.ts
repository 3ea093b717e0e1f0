/** Prisma's codes for "the database said no", in an operation of its own and in a raw query; what it said is inside. */
const WRAPPED = new Set(["P2010", "P2039"]);

/** What the driver says, without a code, of a connection that broke or did not come about. */
const LOST =
  /^Connection terminated|^timeout exceeded when trying to connect|^Client .* and is not queryable/;

type Inner = { originalCode?: string; kind?: string };
type Shape = { code?: string; message?: string; cause?: Inner; meta?: { driverAdapterError?: Shape } };

/**
 * The code of a thrown error as the system or PostgreSQL gave it, also where the ORM put its own around it. A connection
 * that was lost has `ECONNRESET` whoever noticed.
 */
export function errorCodeOf(error: unknown): string | undefined {
  const { code, message = "", cause, meta }: Shape = typeof error === "object" && error !== null ? error : {};
  if (typeof code === "string" && !WRAPPED.has(code)) return code;
  const inner = meta?.driverAdapterError?.cause ?? cause;
  if (typeof message === "string" && LOST.test(message)) return "ECONNRESET";
  return inner?.originalCode ?? inner?.kind ?? code;
}

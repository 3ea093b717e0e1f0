import "server-only";
import type { TenantId } from "@/lib/core/ids";
import { beginWithin, type Fence } from "./fenced-client";
import type { Prisma } from "./generated/client";
import { toPlainQuery } from "./plain-query";
import { pool } from "./pool";
import { SYSTEM, type SystemReason } from "./transactions";
import { told, unreachable } from "./unreachable";

/**
 * The rows of one statement, in a read-only transaction that sees this tenant's rows alone. For what every question asks:
 * there the ORM's transaction would take longer than the statement.
 * @throws AppError unavailable when the database cannot be reached
 */
export function readOnce<Row>(tenantId: TenantId, statement: Prisma.Sql): Promise<Row[]> {
  return read({ role: "minirag_tenant", tenantId }, statement);
}

/** As `readOnce`, past the fences of tenancy; `reason` as in `asSystem`. */
export function readOnceAsSystem<Row>(_reason: SystemReason, statement: Prisma.Sql): Promise<Row[]> {
  return read(SYSTEM, statement);
}

async function read<Row>(within: Fence, statement: Prisma.Sql): Promise<Row[]> {
  const client = await pool().connect().catch(unreachable);
  // All three at once. Where the first fails, the others run in the role that sees nothing.
  const begun = client.query(beginWithin(within, ["SET TRANSACTION READ ONLY"]));
  const asked = client.query<Row & object>(toPlainQuery(statement));
  // Ends a transaction that failed as well. A connection on which it fails is not used again.
  void client.query("COMMIT").then(
    () => client.release(),
    (broken: Error) => client.release(broken),
  );
  const [, { rows }] = await Promise.all([begun, asked]).catch(told);
  return rows;
}

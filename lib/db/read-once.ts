import "server-only";
import type { TenantId } from "@/lib/core/ids";
import { beginWithin, type Fence } from "./fenced-client";
import type { Prisma } from "./generated/client";
import { toPlainQuery } from "./plain-query";
import { type PoolClient, pool } from "./pool";
import { SYSTEM, type SystemReason } from "./transactions";
import { isSaid, unreachable } from "./unreachable";

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
  try {
    await client.query(`${beginWithin(within)}; SET TRANSACTION READ ONLY`);
    const { rows } = await client.query(toPlainQuery(statement));
    // Nothing was written, so nobody has to wait until it is over.
    void end(client, "COMMIT");
    return rows;
  } catch (error) {
    await end(client, "ROLLBACK");
    throw isSaid(error) ? error : unreachable(error);
  }
}

/** A connection on which this fails is not used again. */
function end(client: PoolClient, how: "COMMIT" | "ROLLBACK"): Promise<void> {
  return client.query(how).then(
    () => client.release(),
    (broken: Error) => client.release(broken),
  );
}

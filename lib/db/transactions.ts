import "server-only";
import type { TenantId } from "@/lib/core/ids";
import { beginWithin, type Fence, fence } from "./fenced-client";
import type { Prisma } from "./generated/client";
import type { PoolClient } from "./pool";
import { pool } from "./pool";
import { prisma } from "./prisma";

/** Prisma inside a transaction: every query goes through row-level security. */
export type Db = Prisma.TransactionClient;

/** Why a transaction may look past the fences of tenancy: the closed list of who does. */
export type SystemReason =
  | "sign-in"
  | "sign-up"
  | "account"
  | "settings"
  | "erasure"
  | "slug"
  | "outbox"
  | "executor"
  | "sweeper"
  | "health"
  | "setup"
  | "widget"
  | "operator";

export const SYSTEM: Fence = { role: "minirag_system", tenantId: "" };
const MAX_WAIT_MS = 5_000;
const TIMEOUT_MS = 20_000;

/** Runs `work` in one transaction that sees and writes rows of this tenant alone. */
export function inTenant<T>(tenantId: TenantId, work: (db: Db) => Promise<T>): Promise<T> {
  return transaction({ role: "minirag_tenant", tenantId }, work);
}

/** Runs `work` in one transaction that sees all tenants' rows; `reason` names who asks, for readers and for grep. */
export function asSystem<T>(_reason: SystemReason, work: (db: Db) => Promise<T>): Promise<T> {
  return transaction(SYSTEM, work);
}

/**
 * As `asSystem`, with plain SQL: for the executor, whose queue is worked hundreds of times a second.
 * @param settings SET statements for this transaction; text of the code, never of a request
 */
export async function asSystemSql<T>(
  _reason: SystemReason,
  work: (client: PoolClient) => Promise<T>,
  settings: readonly string[] = [],
): Promise<T> {
  const client = await pool().connect();
  let broken: Error | undefined;
  try {
    await client.query([beginWithin(SYSTEM), ...settings].join("; "));
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch((cause: Error) => {
      broken = cause;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

function transaction<T>(within: Fence, work: (db: Db) => Promise<T>): Promise<T> {
  const limits = { maxWait: MAX_WAIT_MS, timeout: TIMEOUT_MS };
  // What `work` begins in its turn has to say again whose rows it wants.
  return fence().run(within, () => prisma().$transaction((db) => fence().exit(() => work(db)), limits));
}

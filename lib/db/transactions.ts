import "server-only";
import type { TenantId } from "@/lib/core/ids";
import { readEnv } from "@/lib/env";
import { type Begin, beginWithin, type Fence, fence } from "./fenced-client";
import type { Prisma } from "./generated/client";
import { toPlainQuery } from "./plain-query";
import type { PoolClient } from "./pool";
import { pool } from "./pool";
import { prisma } from "./prisma";
import { told, toldByPrisma, unreachable } from "./unreachable";

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
  | "operator"
  | "billing"
  | "index-capacity";

export const SYSTEM: Fence = { role: "minirag_system", tenantId: "" };
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
export function asSystemSql<T>(
  _reason: SystemReason,
  work: (client: PoolClient) => Promise<T>,
  settings: readonly string[] = [],
): Promise<T> {
  return plain(beginWithin(SYSTEM, settings), work);
}

async function plain<T>(begin: Begin, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool().connect().catch(unreachable);
  let broken: Error | undefined;
  try {
    // Not waited for: where it fails, what follows is refused, for it runs in the role that may do nothing.
    const begun = client.query(begin);
    begun.catch(() => {});
    const result = await work(client).catch((error) => begun.then(() => Promise.reject(error), told));
    await begun.catch(told);
    await client.query("COMMIT").catch(told);
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

/** Statements and nothing else: what a plain transaction and Prisma's have in common. */
export type PlainDb = { $queryRaw<Rows>(statement: Prisma.Sql): PromiseLike<Rows> };

/**
 * As `inTenant`, with plain SQL: for what every question asks and writes, where the ORM would take longer than PostgreSQL.
 * The commit is not waited for until it is on the disk: when the machine fails within the next half a second, what was
 * written may be lost, but never a part of it alone, nor anything that was written before something that is kept.
 */
export async function inTenantSql<T>(tenantId: TenantId, work: (db: PlainDb) => PromiseLike<T>): Promise<T> {
  const fence: Fence = { role: "minirag_tenant", tenantId };
  return plain(beginWithin(fence, ["SET LOCAL synchronous_commit = off"]), async (client) =>
    work({
      async $queryRaw<Rows>(statement: Prisma.Sql) {
        // The caller names the columns in its statement.
        return (await client.query(toPlainQuery(statement)).catch(told)).rows as Rows;
      },
    }),
  );
}

function transaction<T>(within: Fence, work: (db: Db) => Promise<T>): Promise<T> {
  const limits = { maxWait: readEnv().db.poolWaitMs, timeout: TIMEOUT_MS };
  // What `work` begins in its turn has to say again whose rows it wants.
  const begun = () => prisma().$transaction((db) => fence().exit(() => work(db)), limits);
  return fence().run(within, begun).catch(toldByPrisma);
}

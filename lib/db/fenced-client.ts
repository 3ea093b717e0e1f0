import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import pg from "pg";
import { singleton } from "@/lib/core/singleton";
import { readEnv } from "@/lib/env";

/** Whose rows a transaction sees: one tenant's, or all. */
export type Fence = { role: "minirag_tenant" | "minirag_system"; tenantId: string };

/**
 * Set around the call that begins a transaction. Whoever begins one without it stays in the role that sees nothing.
 * One for the process, as the pool is, over all bundles that hold a copy of this file.
 */
export function fence(): AsyncLocalStorage<Fence> {
  return singleton("db.fence", () => new AsyncLocalStorage<Fence>());
}

type Query = (query: unknown, ...rest: unknown[]) => Promise<unknown>;

/** Enters the role together with BEGIN: one message to the server in place of two, in every transaction. */
export class FencedClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config);
    // Looked up with each query, so that a test can listen.
    const query: Query = (...given) => (super.query as Query).apply(this, given);
    const fenced: Query = (asked, ...rest) => {
      const within = fence().getStore();
      return isBegin(asked) && within ? query(beginWithin(within), ...rest) : query(asked, ...rest);
    };
    this.query = fenced as pg.Client["query"];
  }
}

function isBegin(asked: unknown): boolean {
  return (typeof asked === "string" ? asked : (asked as { text?: unknown }).text) === "BEGIN";
}

/** As `pg` takes it; it gives the connection up when there is no answer within `query_timeout` milliseconds. */
export type Begin = { text: string; query_timeout: number };

/** PostgreSQL itself answers BEGIN at once: who does not for so long stands still. */
const STILL_AFTER_MS = 5_000;

/** @param settings SET statements for this transaction; text of the code, never of a request */
export function beginWithin({ role, tenantId }: Fence, settings: readonly string[] = []): Begin {
  const tenant = `SET LOCAL app.tenant = ${pg.escapeLiteral(tenantId)}`;
  const text = ["BEGIN", `SET LOCAL ROLE ${role}`, tenant, ...settings].join("; ");
  // Behind a pooler it is BEGIN that waits for a connection; and of a server that stands still nobody hears any more.
  const { isPooled, poolWaitMs } = readEnv().db;
  return { text, query_timeout: isPooled ? poolWaitMs : Math.max(poolWaitMs, STILL_AFTER_MS) };
}

import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import pg from "pg";
import { singleton } from "@/lib/core/singleton";

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

export function beginWithin({ role, tenantId }: Fence): string {
  return `BEGIN; SET LOCAL ROLE ${role}; SET LOCAL app.tenant = ${pg.escapeLiteral(tenantId)}`;
}

import "server-only";
import pg from "pg";
import { singleton } from "@/lib/core/singleton";
import { type Env, readEnv } from "@/lib/env";
import { FencedClient } from "./fenced-client";

export type { PoolClient } from "pg";

/**
 * The process's one connection pool. Every connection starts in a role that may see nothing, also when the address
 * names a superuser; only `inTenant` and `asSystem` leave it, for one transaction. Behind a pooler, which takes no
 * options, it is the login itself that may see nothing: the start makes sure of that (scripts/lib/fence.mjs).
 */
export function pool(): pg.Pool {
  return singleton("db.pool", () => createPool(readEnv().db));
}

export type PoolSettings = Pick<Env["db"], "url" | "poolSize" | "poolWaitMs" | "isPooled">;

export function createPool({ url, poolSize, poolWaitMs, isPooled }: PoolSettings): pg.Pool {
  const created = new pg.Pool({
    Client: FencedClient,
    // What does not wait for an answer is sent at once: a whole read is one message there and one back.
    pipeline: true,
    connectionString: url,
    max: poolSize,
    ...(!isPooled && { options: "-c role=minirag_none" }),
    application_name: "minirag",
    connectionTimeoutMillis: poolWaitMs,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
  });
  // A connection that breaks is replaced by the pool, idle or in use; without a listener it would end the process.
  created.on("error", () => {});
  created.on("connect", (client) => client.on("error", () => {}));
  return created;
}

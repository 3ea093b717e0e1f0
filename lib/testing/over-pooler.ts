import { afterAll, beforeAll } from "vitest";
import { closeDatabase } from "@/lib/db";
import { startTransactionPooler, type TransactionPooler } from "./transaction-pooler";

type Wanted = { servers: number; connections?: number; waitMs?: number };

/**
 * Lets this test file's process reach its database through a pooler in transaction mode, as a deployment with
 * DATABASE_POOLED=1 does. For the top of a file, before anything reads the environment.
 * @param servers how many connections the pooler has; `connections` how many the product may have to the pooler,
 *   `waitMs` how long it waits for one
 */
export function overPooler({ servers, connections = 20, waitMs = 5_000 }: Wanted): () => TransactionPooler {
  let pooler: TransactionPooler;
  beforeAll(async () => {
    pooler = await startTransactionPooler({ url: process.env.DATABASE_URL ?? "", size: servers });
    Object.assign(process.env, {
      DATABASE_URL: pooler.url,
      MIGRATION_DATABASE_URL: process.env.TEST_ADMIN_URL,
      DATABASE_POOLED: "1",
      DATABASE_PREPARED: "0",
      DATABASE_POOL_SIZE: String(connections),
      DATABASE_POOL_WAIT_MS: String(waitMs),
    });
  });
  afterAll(async () => {
    await closeDatabase();
    await pooler.close();
  });
  return () => pooler;
}

// The last look before the doors open: what the app's connections may see before a transaction says for whom it works.
import pg from "pg";
import { Refusal } from "./progress.mjs";

/** As lib/db/pool.ts opens them. */
const OPTIONS = "-c role=minirag_none";

/** @throws Refusal when a connection of the app would not be fenced in */
export async function assertFenced() {
  const client = new pg.Client({
    connectionString: process.env.DATABASE_URL,
    options: OPTIONS,
    connectionTimeoutMillis: 15_000,
  });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query(
      'select rolname as name, rolsuper or rolbypassrls as "isUnbound" from pg_roles where rolname = current_user',
    );
    if (rows[0].name === "minirag_none" && !rows[0].isUnbound) return;
    throw new Refusal([
      `DATABASE_URL: the login "${rows[0].name}" cannot be fenced in, so tenants would not be kept apart by the database. Take "options" out of the address, and name PostgreSQL itself or a pooler that passes them on`,
    ]);
  } finally {
    await client.end();
  }
}

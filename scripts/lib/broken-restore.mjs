// A restore that was broken off between the database and what follows it: half of one state and half of another.
import pg from "pg";
import { Refusal } from "./progress.mjs";

/** @throws Refusal when there is one */
export async function assertNoBrokenRestore() {
  const client = new pg.Client({
    connectionString: process.env.MIGRATION_DATABASE_URL ?? process.env.DATABASE_URL,
    connectionTimeoutMillis: 15_000,
  });
  client.on("error", () => {});
  try {
    await client.connect();
    await client.query("begin; set local role minirag_system");
    const { rows } = await client.query(
      `select file, snapshot from "Restoration" where "finishedAt" is null limit 1`,
    );
    if (rows.length === 0) return;
    const [{ file, snapshot }] = rows;
    const back = snapshot ? `, or go back with: npm run minirag -- restore ${snapshot}` : "";
    throw new Refusal([
      `the restore of ${file} was broken off before its files had followed. Run it again: npm run minirag -- restore ${file}${back}`,
    ]);
  } finally {
    await client.end();
  }
}

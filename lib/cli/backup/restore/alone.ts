import type pg from "pg";
import { BackupRefused } from "../refused";

/**
 * The data folder's lock keeps out what runs on this machine; a database of one's own may be used from others.
 * @throws BackupRefused while anybody else is connected
 */
export async function assertNobodyElse(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ login: string; count: number }>(`
    select usename::text as login, count(*)::int as count from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
    group by usename order by 1`);
  if (rows.length === 0) return;
  const who = rows.map(({ login, count }) => `${count} of "${login}"`).join(", ");
  throw new BackupRefused(
    `Others are connected to the database (${who}). Stop MiniRAG wherever it runs, and whatever else is connected, and try again.`,
  );
}

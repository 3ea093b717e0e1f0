import type pg from "pg";
import { BackupRefused } from "../refused";

export type Unfinished = { id: string; file: string; snapshot: string | null; tenants: string[] };

/** A restore that replaced the database and was broken off before everything else had followed. As minirag_system. */
export async function findUnfinished(client: pg.Client): Promise<Unfinished | null> {
  const { rows } = await client.query<Unfinished>(
    `select id, file, snapshot, tenants from "Restoration" where "finishedAt" is null order by "startedAt" limit 1`,
  );
  return rows[0] ?? null;
}

/** @throws BackupRefused when what is here is half of one state and half of another */
export async function assertRestored(client: pg.Client): Promise<void> {
  const unfinished = await findUnfinished(client);
  if (unfinished)
    throw new BackupRefused(
      `The restore of ${unfinished.file} was broken off. Run it again first: npm run minirag -- restore ${unfinished.file}`,
    );
}

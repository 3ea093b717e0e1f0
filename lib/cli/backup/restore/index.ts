import path from "node:path";
import type pg from "pg";
import type { OpenCtx } from "@/lib/services/_kit";
import type { Manifest } from "../archive/manifest";
import { openArchive } from "../archive/read";
import { connect } from "../database";
import { createBackup, type Tell } from "../dump";
import { stamp } from "../place";
import { followDatabase } from "./follow";
import { findUnfinished } from "./marker";
import { withdrawnSince } from "./neighbours";
import { type Orphan, orphanLines } from "./orphans";
import { replaceDatabase } from "./replace";
import { verifyArchive } from "./verify";

export type Target = {
  /** As the login of the migrations; the database is of this release. */
  url: string;
  open: OpenCtx;
  /** Where the backup of what is here now goes. */
  folder: string;
  tell: Tell;
  /** Looked at before anything is changed. */
  assertFree?: (client: pg.Client) => Promise<void>;
};

/**
 * Puts the state of a backup in the place of what is here. What was revoked or erased since stays so; every session ends.
 * @throws BackupRefused with nothing changed
 */
export async function restoreBackup(
  { url, open, folder, tell, assertFree }: Target,
  file: string,
): Promise<{ manifest: Manifest; files: number; snapshot: string | null; orphans: Orphan[] }> {
  const archive = await openArchive(file);
  try {
    await verifyArchive(archive, open.ports.vault);
    tell(`${file} is whole: everything as it was at ${archive.manifest.takenAt}.`);
    const client = await connect(url);
    try {
      await assertFree?.(client);
      const withdrawals = await withdrawnSince(archive, tell);
      const snapshot = await takeSnapshot(client, { url, open, folder, tell });
      const orphans = await replaceDatabase(client, archive, { snapshot, withdrawals, tell });
      // At once: if the rest breaks off, the next run cannot know them any more.
      for (const line of orphanLines(orphans)) tell(line);
      const { files } = await followDatabase(client, archive, { open, tell });
      return { manifest: archive.manifest, files, snapshot, orphans };
    } finally {
      await client.end();
    }
  } finally {
    archive.close();
  }
}

/** What is here now, before it goes; nothing when there is nothing, or when an earlier restore left half of it. */
async function takeSnapshot(
  client: pg.Client,
  { url, open, folder, tell }: Omit<Target, "assertFree">,
): Promise<string | null> {
  await client.query("begin; set local role minirag_system");
  const { rows } = await client.query<{ isEmpty: boolean }>(
    `select not exists (select from "Tenant") and not exists (select from "User") as "isEmpty"`,
  );
  const unfinished = await findUnfinished(client);
  await client.query("commit");
  if (unfinished) {
    tell(`The restore of ${unfinished.file} was broken off; it is done anew.`);
    return unfinished.snapshot;
  }
  if (rows[0]?.isEmpty) return null;
  const file = path.join(folder, `before-restore-${stamp(open.now())}.backup`);
  await createBackup({ url, ports: open.ports, now: open.now, tell: () => {} }, file);
  tell(`What is here now is saved in ${file}.`);
  return file;
}

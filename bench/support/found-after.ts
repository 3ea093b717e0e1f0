// What is in the data folder of a product that does not run, read past the product: from its tables and its index.
//   In a process of its own, with DATA_DIR; says what it found to whoever forked it.
import { fork } from "node:child_process";
import path from "node:path";
import { createSqliteIndex } from "@/lib/adapters/search-index/sqlite";
import type { TenantId } from "@/lib/core/ids";
import { SILENT } from "@/lib/core/log";
import { asSystemSql, closeDatabase } from "@/lib/db";
import { reachDatabase } from "@/scripts/lib/reach-database.mjs";

/** One document: its chunks in PostgreSQL (of the version that answers, and of all), and its entries in the index. */
export type Found = {
  id: string;
  tenantId: string;
  fileName: string;
  status: string;
  /** When it became ready, in milliseconds since 1970. */
  readyAt: number;
  liveChunks: number;
  allChunks: number;
  liveEntries: number;
  allEntries: number;
};

/** Every document of a data folder, and how many entries the index has of documents that are not there. */
export function findAfter(folder: string): Promise<{ documents: Found[]; strays: number }> {
  return new Promise((resolve, reject) => {
    const child = fork(import.meta.filename, { env: { ...process.env, DATA_DIR: folder } });
    let found: { documents: Found[]; strays: number } | null = null;
    child.on("message", (said) => {
      found = said as { documents: Found[]; strays: number };
    });
    child.on("exit", (code) => (found ? resolve(found) : reject(new Error(`looking ended with ${code}`))));
  });
}

async function look(folder: string): Promise<{ documents: Found[]; strays: number }> {
  const rows = await asSystemSql("operator", async (db) => {
    const answer = await db.query<Omit<Found, "liveEntries" | "allEntries"> & { liveVersion: number }>(`
      select d.id, d."tenantId", d."fileName", d.status, d."liveVersion",
             extract(epoch from d."lastCheckedAt")::float8 * 1000 as "readyAt",
             count(c.id) filter (where c.version = d."liveVersion")::int as "liveChunks", count(c.id)::int as "allChunks"
      from "Document" d left join "Chunk" c on c."documentId" = d.id
      where d."deletedAt" is null group by d.id`);
    return answer.rows;
  });
  const index = createSqliteIndex({ folder: path.join(folder, "index"), log: SILENT });
  const entries = new Map<string, { version: number; entries: number }[]>();
  for (const tenantId of new Set(rows.map((row) => row.tenantId))) {
    const tenant = index.forTenant(tenantId as TenantId, null);
    for (let cursor: string | undefined; ; ) {
      const { items, nextCursor } = await tenant.listVersions(cursor);
      for (const { documentId, ...item } of items)
        entries.set(documentId, [...(entries.get(documentId) ?? []), item]);
      if (!nextCursor) break;
      cursor = nextCursor;
    }
  }
  await index.close();
  const sum = (items: readonly { entries: number }[]) =>
    items.reduce((total, item) => total + item.entries, 0);
  const documents = rows.map(({ liveVersion, ...row }) => {
    const own = entries.get(row.id) ?? [];
    entries.delete(row.id);
    const live = own.filter(({ version }) => version === liveVersion);
    return { ...row, liveEntries: sum(live), allEntries: sum(own) };
  });
  return { documents, strays: [...entries.values()].reduce((total, items) => total + sum(items), 0) };
}

if (process.argv[1] === import.meta.filename && process.send) {
  const { close } = await reachDatabase("bench");
  try {
    process.send(await look(process.env.DATA_DIR ?? ""));
  } finally {
    await closeDatabase();
    await close();
  }
  process.disconnect();
}

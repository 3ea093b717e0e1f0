import type pg from "pg";
import { newId, type SourceId, type TenantId } from "@/lib/core/ids";
import { streamOf } from "@/lib/core/stream-of";
import { asSystem, inTenant } from "@/lib/db";
import { type OpenCtx, recordEvent } from "@/lib/services/_kit";
import { eraseDocuments } from "@/lib/services/ingestion";
import { openTenant } from "@/lib/services/tenants";
import { type FileLine, fileEntry } from "../archive/manifest";
import type { Archive } from "../archive/read";
import type { Tell } from "../dump";
import { BackupRefused } from "../refused";
import { checkedEntry } from "./entries";
import { findUnfinished } from "./marker";
import { filesOf } from "./verify";

/** Everything of tenants in the store of files lies under this. */
const ALL_FILES = "tenants/";
const FILES_AT_ONCE = 200;

/**
 * Brings the rest to what the database says: files, search index, and what was erased since the backup was taken. May be
 * done again from the beginning, and has to be when it breaks off: until it is through, nothing starts.
 */
export async function followDatabase(
  client: pg.Client,
  archive: Archive,
  { open, tell }: { open: OpenCtx; tell: Tell },
): Promise<{ files: number }> {
  const { blobs, index } = open.ports;
  await client.query("set role minirag_system");
  const unfinished = await findUnfinished(client);
  if (!unfinished) throw new Error("a restore without a note of it");
  await blobs.deletePrefix(ALL_FILES);
  const files = await putFiles(client, archive, { open, tell });
  for (const id of unfinished.tenants) await index.forTenant(id as TenantId, null).deleteAll();
  await eraseDeleted(client, open);
  await asSystem("operator", (db) =>
    recordEvent(db, open, {
      tenantId: null,
      actor: { type: "operator", id: null },
      action: "operator.restore_backup",
      after: { takenAt: archive.manifest.takenAt },
    }),
  );
  await client.query(`update "Restoration" set "finishedAt" = now() where id = $1`, [unfinished.id]);
  return { files };
}

async function putFiles(
  client: pg.Client,
  archive: Archive,
  { open, tell }: { open: OpenCtx; tell: Tell },
): Promise<number> {
  let count = 0;
  let lines: FileLine[] = [];
  const flush = async () => {
    const needed = await findNeeded(client, lines);
    for (const line of lines) {
      if (!needed.has(line.key)) continue;
      await putFile(client, archive, { open, line });
      count += 1;
    }
    if (count > 0 && lines.length === FILES_AT_ONCE) tell(`Files: ${count.toLocaleString("en-US")}`);
    lines = [];
  };
  for await (const line of filesOf(archive)) if (lines.push(line) === FILES_AT_ONCE) await flush();
  await flush();
  return count;
}

async function findNeeded(client: pg.Client, lines: readonly FileLine[]): Promise<Set<string>> {
  const { rows } = await client.query<{ key: string }>(
    `select "blobKey" as key from "Document" where "blobKey" = any($1) and "deletedAt" is null`,
    [lines.map(({ key }) => key)],
  );
  return new Set(rows.map(({ key }) => key));
}

async function putFile(
  client: pg.Client,
  archive: Archive,
  { open, line }: { open: OpenCtx; line: FileLine },
): Promise<void> {
  const body = streamOf(checkedEntry(archive, fileEntry(line.key), line));
  const { bytes, sha256 } = await open.ports.blobs.put(line.key, body, { maxBytes: line.bytes });
  if (bytes !== line.bytes || sha256 !== line.sha256)
    throw new BackupRefused(`${archive.file} changed while it was read. Run this again.`);
  // It was replaced between the moment that the rows are of and its turn to be copied.
  await client.query(
    `update "Document" set bytes = $2, sha256 = $3 where "blobKey" = $1 and (bytes, sha256) is distinct from ($2::int, $3)`,
    [line.key, bytes, sha256],
  );
}

/** Clears what is marked as deleted, by the product's own way of clearing: rows, quotes of it, and whatever else there is. */
async function eraseDeleted(client: pg.Client, open: OpenCtx): Promise<void> {
  const { rows } = await client.query<{ tenantId: TenantId; sourceId: SourceId; total: number }>(`
    select s."tenantId", s.id as "sourceId", count(d.id)::int as total
    from "Source" s left join "Document" d on d."sourceId" = s.id and d."deletedAt" is not null
    where s."deletedAt" is not null or d.id is not null group by s."tenantId", s.id`);
  for (const { tenantId, sourceId, total } of rows) {
    const ctx = await openTenant(open, tenantId, "restore");
    const jobId = newId("job");
    const job = { id: jobId, tenantId, kind: "delete_source" as const, sourceId, total };
    await inTenant(tenantId, (db) => db.job.create({ data: job }));
    while (!(await eraseDocuments(ctx, { sourceId, jobId })).isDone);
  }
}

import { readFile } from "node:fs/promises";
import type pg from "pg";
import { AppError } from "@/lib/core/errors";
import type { Ports } from "@/lib/services/_kit";
import {
  FILES_ENTRY,
  FORMAT,
  fileEntry,
  MANIFEST_ENTRY,
  type Manifest,
  tableEntry,
} from "./archive/manifest";
import { type ArchiveWriter, writeArchive } from "./archive/write";
import { copyOut } from "./copy";
import {
  assertOfThisRelease,
  columnList,
  connect,
  isKept,
  quoted,
  SAME_EVERYWHERE,
  tablesOf,
} from "./database";
import { assertRestored } from "./restore/marker";
import { FIND_SEALED, type SealedSecret, tallySecrets } from "./secrets";

export type Tell = (line: string) => void;
export type Source = { url: string; ports: Pick<Ports, "blobs" | "vault">; tell: Tell; now: () => Date };

/**
 * Writes everything into one file: the rows of every table as they were at one moment, and the originals they name.
 * @throws BackupRefused when it cannot be, with nothing left behind
 */
export async function createBackup(source: Source, file: string): Promise<Manifest> {
  const client = await connect(source.url);
  try {
    await client.query(`begin isolation level repeatable read read only; ${SAME_EVERYWHERE}`);
    const migrations = await assertOfThisRelease(client);
    // Row-level security shows this role every row; the login might see none.
    await client.query("set local role minirag_system");
    await assertRestored(client);
    return await dumpInto(file, client, { ...source, migrations });
  } finally {
    await client.end();
  }
}

type Begun = Omit<Source, "url"> & { migrations: Manifest["migrations"] };

/** In a transaction that sees everything as it is at one moment, and which this ends. */
export async function dumpInto(
  file: string,
  client: pg.Client,
  { ports, tell, now, migrations }: Begun,
): Promise<Manifest> {
  const takenAt = now().toISOString();
  const product = await ownVersion();
  const { rows } = await client.query<{ version: string }>(
    "select current_setting('server_version') as version",
  );
  const about = { format: FORMAT, product, postgres: rows[0]?.version ?? "", takenAt, migrations } as const;
  const made = Promise.withResolvers<Manifest>();
  await writeArchive(file, async (writer) => {
    const tables = await addTables(client, writer, tell);
    const secrets = await countSecrets(client, ports.vault);
    const keys = await keysOfFiles(client);
    // The files are no part of the snapshot; while they are copied, rows that are dead by now can be cleared away.
    await client.query("commit");
    const files = await addFiles(client, { writer, ports, keys, tell });
    const manifest = { ...about, tables, files, secrets };
    await writer.add(MANIFEST_ENTRY, once(`${JSON.stringify(manifest, null, 2)}\n`), { compress: true });
    made.resolve(manifest);
  });
  return made.promise;
}

async function addTables(client: pg.Client, writer: ArchiveWriter, tell: Tell): Promise<Manifest["tables"]> {
  const tables: Manifest["tables"] = [];
  for (const [name, columns] of await tablesOf(client)) {
    if (!isKept(name)) continue;
    const rows = copyOut(client, `copy ${quoted(name)} (${columnList(columns)}) to stdout`);
    // In this format a line is a row: line breaks within are written as \n.
    const { bytes, sha256, lines } = await writer.add(tableEntry(name), rows, { compress: true });
    tables.push({ name, columns, rows: lines, bytes, sha256 });
    if (lines > 0) tell(`Table ${name}: ${inThousands(lines)} ${lines === 1 ? "row" : "rows"}`);
  }
  return tables;
}

async function countSecrets(client: pg.Client, vault: Ports["vault"]): Promise<Manifest["secrets"]> {
  const { rows } = await client.query<SealedSecret>(FIND_SEALED);
  return [...tallySecrets(vault, rows).readable].map(([version, count]) => ({ version, count }));
}

async function keysOfFiles(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ key: string }>(`
    select distinct "blobKey" as key from "Document" where "blobKey" is not null and "deletedAt" is null order by 1`);
  return rows.map(({ key }) => key);
}

type Files = { writer: ArchiveWriter; ports: Pick<Ports, "blobs">; keys: readonly string[]; tell: Tell };

async function addFiles(client: pg.Client, { writer, ports, keys, tell }: Files): Promise<Manifest["files"]> {
  const lines: string[] = [];
  const missing: string[] = [];
  for (const key of keys) {
    const body = await ports.blobs.get(key).catch((error: unknown) => {
      if (error instanceof AppError && error.code === "not_found") return null;
      throw error;
    });
    if (body === null) missing.push(key);
    else {
      const { bytes, sha256 } = await writer.add(fileEntry(key), body, { compress: false });
      lines.push(JSON.stringify({ key, bytes, sha256 }));
      if (lines.length % 1_000 === 0)
        tell(`Files: ${inThousands(lines.length)} of ${inThousands(keys.length)}`);
    }
  }
  const lost = await stillNeeded(client, missing);
  const vanished = missing.filter((key) => !lost.includes(key));
  const list = lines.map((line) => `${line}\n`).join("");
  const { bytes, sha256 } = await writer.add(FILES_ENTRY, once(list), { compress: true });
  tell(`Files: ${inThousands(lines.length)}`);
  return { from: ports.blobs.adapter, count: lines.length, bytes, sha256, vanished, lost };
}

/** Which of the files that are not there a document needs all the same: the others went with theirs meanwhile. */
async function stillNeeded(client: pg.Client, keys: readonly string[]): Promise<string[]> {
  if (keys.length === 0) return [];
  await client.query("begin; set local role minirag_system");
  const { rows } = await client.query<{ key: string }>(
    `select distinct "blobKey" as key from "Document" where "blobKey" = any($1) and "deletedAt" is null`,
    [keys],
  );
  await client.query("commit");
  return rows.map(({ key }) => key);
}

async function ownVersion(): Promise<string> {
  return String(JSON.parse(await readFile("package.json", "utf8")).version);
}

async function* once(text: string) {
  yield Buffer.from(text);
}

const inThousands = (count: number) => count.toLocaleString("en-US");

import type { Ports } from "@/lib/services/_kit";
import { FILES_ENTRY, FileLine, fileEntry, type Manifest, tableEntry } from "../archive/manifest";
import type { Archive } from "../archive/read";
import { isKept, ownMigrations } from "../database";
import { BackupRefused } from "../refused";
import { type SealedSecret, tallySecrets } from "../secrets";
import { SEALED } from "../table-plan";
import { checkedEntry, linesOf, parseRow } from "./entries";

/**
 * Reads a whole archive before anything is changed.
 * @throws BackupRefused when this release cannot restore it whole, or the keys for its secrets are not here
 */
export async function verifyArchive(archive: Archive, vault: Ports["vault"]): Promise<void> {
  const { file, manifest } = archive;
  await assertKnownSchema(file, manifest);
  for (const table of manifest.tables) {
    if (!isKept(table.name))
      throw new BackupRefused(`${file} has a table "${table.name}", which is none of ours.`);
    let rows = 0;
    for await (const _ of linesOf(checkedEntry(archive, tableEntry(table.name), table))) rows += 1;
    if (rows !== table.rows)
      throw new BackupRefused(`${file} is damaged: rows of "${table.name}" are missing.`);
  }
  let files = 0;
  for await (const line of filesOf(archive)) {
    for await (const _ of checkedEntry(archive, fileEntry(line.key), line));
    files += 1;
  }
  if (files !== manifest.files.count) throw new BackupRefused(`${file} is damaged: files are missing.`);
  await assertKeys(archive, vault);
}

/** The originals that an archive holds, as its list names them. */
export async function* filesOf(archive: Archive): AsyncGenerator<FileLine> {
  for await (const line of linesOf(checkedEntry(archive, FILES_ENTRY, archive.manifest.files)))
    yield FileLine.parse(JSON.parse(line));
}

async function assertKnownSchema(file: string, { migrations, product }: Manifest): Promise<void> {
  const own = new Map((await ownMigrations()).map(({ name, checksum }) => [name, checksum]));
  const unknown = migrations.find(({ name }) => !own.has(name));
  if (unknown)
    throw new BackupRefused(
      `${file} was made by a newer release (${product}): this one does not know "${unknown.name}". Restore it with that one.`,
    );
  const other = migrations.find(({ name, checksum }) => own.get(name) !== checksum);
  if (other)
    throw new BackupRefused(
      `${file} was made by a MiniRAG that was changed: its "${other.name}" is another one. Restore it with that.`,
    );
}

async function assertKeys(archive: Archive, vault: Ports["vault"]): Promise<void> {
  const secrets: SealedSecret[] = [];
  for (const { table, column, isOfTenant } of SEALED) {
    const entry = archive.manifest.tables.find(({ name }) => name === table);
    if (!entry) continue;
    const [at, id, tenant] = [column, "id", "tenantId"].map((name) => entry.columns.indexOf(name));
    for await (const line of linesOf(checkedEntry(archive, tableEntry(table), entry))) {
      const row = parseRow(line);
      const sealed = row[at ?? -1];
      if (!sealed) continue;
      const tenantId = isOfTenant ? (row[tenant ?? -1] ?? null) : null;
      secrets.push({ table, column, tenantId, id: row[id ?? -1] ?? "", sealed });
    }
  }
  const { readable } = tallySecrets(vault, secrets);
  // What could not be read when the backup was taken is no worse now.
  const missing = archive.manifest.secrets.filter(
    ({ version, count }) => (readable.get(version) ?? 0) < count,
  );
  if (missing.length === 0) return;
  const versions = missing.map(({ version }) => version).join(", ");
  throw new BackupRefused(
    `${archive.file} holds secrets that ENCRYPTION_KEYS cannot open: key ${versions} is missing here, or another one. Put in the keys of the deployment that it is of (without ENCRYPTION_KEYS, its secrets.json has them), and try again.`,
  );
}

import { readdir } from "node:fs/promises";
import path from "node:path";
import { tableEntry } from "../archive/manifest";
import { type Archive, peekInto } from "../archive/read";
import type { Tell } from "../dump";
import { checkedEntry, linesOf, parseRow } from "./entries";

export type Withdrawal = { kind: string; subject: string };

/**
 * What newer backups beside this one say was revoked or erased since: on a new machine they alone know. Ids are made at
 * random, so those of another deployment mean nothing here.
 */
export async function withdrawnSince({ file, manifest }: Archive, tell: Tell): Promise<Withdrawal[]> {
  const folder = path.dirname(file);
  const names = (await readdir(folder)).filter((name) => name.endsWith(".backup")).sort();
  const found = new Map<string, Withdrawal>();
  for (const name of names) {
    const other = path.join(folder, name);
    if (other === file) continue;
    const archive = await peekInto(other).catch(() => null);
    if (!archive) {
      tell(`${other} cannot be read: what it might say of revocations and erasures since is not known.`);
      continue;
    }
    try {
      if (archive.manifest.takenAt <= manifest.takenAt) continue;
      const withdrawals = await readWithdrawals(archive);
      tell(`${other} is newer: ${withdrawals.length} ids of what was revoked or erased are taken from it.`);
      for (const one of withdrawals) found.set(`${one.kind} ${one.subject}`, one);
    } finally {
      archive.close();
    }
  }
  return [...found.values()];
}

async function readWithdrawals(archive: Archive): Promise<Withdrawal[]> {
  const table = archive.manifest.tables.find(({ name }) => name === "Withdrawal");
  if (!table) return [];
  const [kind, subject] = ["kind", "subject"].map((name) => table.columns.indexOf(name));
  const found: Withdrawal[] = [];
  for await (const line of linesOf(checkedEntry(archive, tableEntry(table.name), table))) {
    const row = parseRow(line);
    found.push({ kind: row[kind ?? -1] ?? "", subject: row[subject ?? -1] ?? "" });
  }
  return found;
}

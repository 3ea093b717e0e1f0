import type { Db } from "@/lib/db";
import type { Manifest } from "./manifest";
import { toHashes } from "./term-list";

/**
 * What a transaction changes about a tenant's counts: how many entries are stored, how long they are together, and how many
 * hold each term. They are exact, because whoever changes rows of the manifest has the tenant's total locked (`lock`), and
 * takes away for a row just what was added for it: both are read off the terms that the row keeps.
 */
export class CountChanges {
  private readonly holders = new Map<number, number>();
  private entries = 0;
  private length = 0;

  add(terms: Uint8Array): void {
    this.change(terms, 1);
  }

  remove(terms: Uint8Array): void {
    this.change(terms, -1);
  }

  async write(db: Db, { tenantId, key }: Manifest): Promise<void> {
    if (this.entries !== 0 || this.length !== 0) {
      await db.$executeRaw`
        update "PineconeTotal" set entries = entries + ${this.entries}, length = length + ${this.length} where "index" = ${key}`;
    }
    const changed = [...this.holders].filter(([, by]) => by !== 0);
    if (changed.length === 0) return;
    await db.$executeRaw`
      insert into "PineconeTerm" as t ("tenantId", "index", hash, entries)
      select ${tenantId}, ${key}, c.key::bigint, c.value::int from jsonb_each_text(${JSON.stringify(Object.fromEntries(changed))}::jsonb) c
      on conflict ("tenantId", "index", hash) do update set entries = t.entries + excluded.entries`;
    const fewer = changed.filter(([, by]) => by < 0).map(([hash]) => hash);
    if (fewer.length === 0) return;
    await db.$executeRaw`
      delete from "PineconeTerm" where "index" = ${key} and hash = any(${fewer}::bigint[]) and entries <= 0`;
  }

  private change(terms: Uint8Array, by: 1 | -1): void {
    const hashes = toHashes(terms);
    this.entries += by;
    this.length += by * hashes.length;
    for (const hash of new Set(hashes)) this.holders.set(hash, (this.holders.get(hash) ?? 0) + by);
  }
}

/**
 * Nobody else changes the tenant's manifest until the transaction ends.
 * @returns whether all that the tenant has is being deleted just now
 */
export async function lock(db: Db, { tenantId, key }: Manifest): Promise<{ isClearing: boolean }> {
  await db.$executeRaw`
    insert into "PineconeTotal" ("tenantId", "index") values (${tenantId}, ${key}) on conflict do nothing`;
  const [row] = await db.$queryRaw<{ isClearing: boolean }[]>`
    select coalesce("clearingUntil" > now(), false) as "isClearing" from "PineconeTotal" where "index" = ${key} for update`;
  return row ?? { isClearing: false };
}

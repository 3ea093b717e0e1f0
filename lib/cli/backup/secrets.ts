import { type Ports, secretPlace } from "@/lib/services/_kit";
import { SEALED } from "./table-plan";

/** A secret as it is stored, and where it belongs. */
export type SealedSecret = {
  table: string;
  column: string;
  tenantId: string | null;
  id: string;
  sealed: string;
};

type Tally = { readable: Map<number, number>; unreadable: Map<number, number> };

/** SQL that finds every sealed secret. */
export const FIND_SEALED = SEALED.map(
  ({ table, column, isOfTenant }) => `
    select '${table}' as "table", '${column}' as "column", ${isOfTenant ? '"tenantId"' : "null"} as "tenantId", id,
           "${column}" as sealed from "${table}" where "${column}" is not null`,
).join(" union all ");

/** How many secrets each version of the keys opens, and how many not. */
export function tallySecrets(vault: Ports["vault"], secrets: Iterable<SealedSecret>): Tally {
  const tally: Tally = { readable: new Map(), unreadable: new Map() };
  for (const secret of secrets) {
    const version = Number(secret.sealed.split(".")[0]) || 0;
    const counts = opens(vault, secret) ? tally.readable : tally.unreadable;
    counts.set(version, (counts.get(version) ?? 0) + 1);
  }
  return tally;
}

function opens(vault: Ports["vault"], { table, column, tenantId, id, sealed }: SealedSecret): boolean {
  try {
    vault.open(sealed, secretPlace(table, column, tenantId ?? "-", id));
    return true;
  } catch {
    return false;
  }
}

import { outageOf } from "@/lib/core/circuit";
import { AppError } from "@/lib/core/errors";
import type { ConnectionId } from "@/lib/core/ids";
import type { ConnectionDto, Provider } from "@/lib/schemas/connection";
import { type Ctx, secretPlace, type Tx } from "../_kit";

export type ConnectionRow = {
  id: string;
  name: string;
  provider: Provider;
  baseUrl: string | null;
  secret: string | null;
  lastTestedAt: Date | null;
  lastTestError: string | null;
  createdAt: Date;
  updatedAt: Date;
};

export function toConnectionDto(row: ConnectionRow): ConnectionDto {
  const outage = outageOf(row.id);
  return {
    id: row.id as ConnectionId,
    name: row.name,
    provider: row.provider,
    baseUrl: row.baseUrl,
    hasCredentials: row.secret !== null,
    lastTest: row.lastTestedAt && { at: row.lastTestedAt.toISOString(), error: row.lastTestError },
    outage: outage && { since: outage.since.toISOString(), nextTryAt: outage.nextTryAt.toISOString() },
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** @throws AppError not_found for one that is foreign or made up */
export async function getConnectionOrThrow(tx: Tx, id: ConnectionId): Promise<ConnectionRow> {
  const row = await tx.db.connection.findFirst({ where: { id } });
  if (!row) throw new AppError("not_found", "There is no such connection.");
  return row;
}

/** What a key is bound to: a sealed one that is copied into another row, or another tenant's, does not open. */
export const placeOf = (tenantId: string, id: string) => secretPlace("Connection", "secret", tenantId, id);

/** The key in the clear, for the one call that needs it; null for a server that asks for none. */
export function openKey(ctx: Ctx, row: Pick<ConnectionRow, "id" | "secret">): string | null {
  return row.secret && ctx.ports.vault.open(row.secret, placeOf(ctx.tenant.id, row.id));
}

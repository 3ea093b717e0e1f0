import { AppError } from "@/lib/core/errors";
import type { ErasureId } from "@/lib/core/ids";
import { asSystem, type Db } from "@/lib/db";
import type { ReceiptDto } from "@/lib/schemas/privacy";

export type Counts = Record<string, number>;

type Row = {
  id: string;
  kind: "tenant" | "person";
  removed: unknown;
  left: unknown;
  requestedAt: Date;
  finishedAt: Date | null;
};

/** Opened before anything is erased: what was asked for is not forgotten, whatever breaks off. */
export async function beginReceipt(
  db: Db,
  receipt: { id: ErasureId; kind: "tenant" | "person"; subjectId: string },
): Promise<ReceiptDto> {
  return toDto(await db.erasureReceipt.create({ data: receipt }));
}

/** What was there is counted once, before the first erasing; later rounds find less. */
export function noteRemoved(id: ErasureId, removed: Counts): Promise<void> {
  return asSystem("erasure", async (db) => {
    await db.erasureReceipt.updateMany({ where: { id, removed: { equals: {} } }, data: { removed } });
  });
}

export async function finishReceipt(db: Db, id: ErasureId, left: Counts, now: Date): Promise<ReceiptDto> {
  return toDto(await db.erasureReceipt.update({ where: { id }, data: { left, finishedAt: now } }));
}

/** Whoever was given the id may read it: it holds counts, and no name. @throws AppError not_found */
export async function getReceipt(id: ErasureId): Promise<ReceiptDto> {
  const row = await asSystem("erasure", (db) => db.erasureReceipt.findUnique({ where: { id } }));
  if (!row) throw new AppError("not_found", "There is no such receipt.");
  return toDto(row);
}

function toDto({ id, kind, removed, left, requestedAt, finishedAt }: Row): ReceiptDto {
  return {
    id: id as ErasureId,
    kind,
    // Written by this file alone.
    removed: removed as Counts,
    left: left as Counts,
    requestedAt: requestedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}

import { createHash } from "node:crypto";
import { validationFailed } from "@/lib/core/errors";
import type { Prisma } from "@/lib/db";
import { actorId, type Ctx, type Tx } from "./ctx";
import { read } from "./query";

const KEPT_FOR_MS = 24 * 60 * 60 * 1000;

/** What a request that must happen once is known by: the caller's key, and a hash of what it asks for. */
export type Once = { key: string; fingerprint: string };

/** Null when the caller sent no Idempotency-Key. */
export function toOnce(ctx: Ctx, request: unknown): Once | null {
  if (ctx.idempotencyKey === undefined) return null;
  const fingerprint = createHash("sha256").update(JSON.stringify(request)).digest("hex");
  return { key: ctx.idempotencyKey, fingerprint };
}

/**
 * The result of an earlier command with this key, or undefined. The record is written in the transaction of the effect,
 * so both are there or neither is; of two equal requests at once the second waits for the first's commit.
 * @throws AppError validation_failed when the key was used for another request
 */
export async function findEarlierResult<Result>(
  ctx: Ctx,
  once: Once,
): Promise<{ result: Result } | undefined> {
  const record = await read(ctx, async ({ db, tenant, actor, now }) => {
    const where = { tenantId_actorId_key: { tenantId: tenant.id, actorId: actorId(actor), key: once.key } };
    const found = await db.idempotencyRecord.findUnique({ where });
    if (found === null || now().getTime() - found.createdAt.getTime() < KEPT_FOR_MS) return found;
    await db.idempotencyRecord.delete({ where });
    return null;
  });
  if (record === null) return undefined;
  if (record.fingerprint !== once.fingerprint) {
    throw validationFailed([{ path: ["Idempotency-Key"], message: "was used for another request" }]);
  }
  // The fingerprint names the command, so what was kept is a result of its type.
  return { result: record.body as Result };
}

/** Keeps the result under the key, in the transaction of the effect. */
export async function recordResult(tx: Tx, { key, fingerprint }: Once, result: unknown): Promise<void> {
  const body: Prisma.InputJsonValue = JSON.parse(JSON.stringify(result ?? null));
  const owner = { tenantId: tx.tenant.id, actorId: actorId(tx.actor) };
  await tx.db.idempotencyRecord.create({ data: { ...owner, key, fingerprint, body } });
}

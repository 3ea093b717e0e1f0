import type { TenantId, UploadId } from "@/lib/core/ids";
import { asSystem, inTenant } from "@/lib/db";
import type { Ctx, OpenCtx } from "../_kit";

/** So long a browser has to send what it chose; who is slower begins anew. */
export const UPLOAD_SECONDS = 60 * 60;

/** What was sent and never named stays until nobody can send it any more, and be it late. */
const KEPT_MS = 2 * UPLOAD_SECONDS * 1000;

const EXPIRED_AT_ONCE = 200;

const uploadsPrefix = (tenantId: TenantId) => `tenants/${tenantId}/uploads/`;

/** Where a browser sends a file. Not where documents have theirs: whoever has the address may send there again. */
export function uploadKey({ tenant }: Pick<Ctx, "tenant">, id: UploadId): string {
  return `${uploadsPrefix(tenant.id)}${id}`;
}

/** Each keeps its room until its address ends, for until then more can be sent there. */
export async function removeUploads(ctx: Ctx, uploads: readonly { id: UploadId }[]): Promise<void> {
  for (const { id } of uploads) await ctx.ports.blobs.deletePrefix(uploadKey(ctx, id));
}

/** What was added is counted as what it is now; whatever is sent to its address once more goes when that has ended. */
export async function countAsAdded(ctx: Ctx, uploads: readonly { id: UploadId }[]): Promise<void> {
  const ids = uploads.map(({ id }) => id);
  const where = { id: { in: ids } };
  await inTenant(ctx.tenant.id, (db) => db.begunUpload.updateMany({ where, data: { bytes: 0 } }));
}

/** Gives back the room of files whose addresses have ended, with what was sent of them. @returns how many went */
export async function expireUploads(open: OpenCtx): Promise<{ expired: number }> {
  const createdAt = { lt: new Date(open.now().getTime() - KEPT_MS) };
  const ofLate = { where: { createdAt }, orderBy: { createdAt: "asc" as const }, take: EXPIRED_AT_ONCE };
  for (let expired = 0; ; ) {
    const late = await asSystem("sweeper", (db) => db.begunUpload.findMany(ofLate));
    for (const { id, tenantId } of late) {
      await open.ports.blobs.deletePrefix(`${uploadsPrefix(tenantId as TenantId)}${id}`);
      await asSystem("sweeper", (db) => db.begunUpload.deleteMany({ where: { id } }));
    }
    expired += late.length;
    if (late.length < EXPIRED_AT_ONCE) return { expired };
  }
}

/** Removes, in every tenant, what was sent when it could not be any more. @returns how many went */
export async function sweepUploads(open: OpenCtx): Promise<{ swept: number }> {
  const tenants = await asSystem("sweeper", (db) =>
    db.tenant.findMany({ where: { erasedAt: null }, select: { id: true } }),
  );
  const before = open.now().getTime() - KEPT_MS;
  let swept = 0;
  for (const { id } of tenants) {
    const prefix = uploadsPrefix(id as TenantId);
    const sent = await open.ports.blobs.list(prefix);
    const old = sent.filter(({ writtenAt }) => writtenAt.getTime() < before);
    for (const { name } of old) await open.ports.blobs.deletePrefix(`${prefix}${name}`);
    swept += old.length;
  }
  return { swept };
}

import { AppError, validationFailed } from "@/lib/core/errors";
import { type ErasureId, newId, type TenantId } from "@/lib/core/ids";
import { asSystem } from "@/lib/db";
import { EraseTenantBody } from "@/lib/schemas/privacy";
import { command, type OpenCtx, recordEvent } from "../_kit";
import { endForErased } from "../billing";
import { countTenant, total } from "./count-tenant";
import { beginReceipt, finishReceipt, noteRemoved } from "./receipts";

/** Closes the tenant for everybody at once; all that is in it goes right after. There is no way back. */
export const eraseTenant = command({
  name: "tenant.erase",
  permission: "tenant:own",
  input: EraseTenantBody,
  async prepare({ ctx, input: { name } }) {
    if (name.trim() !== ctx.tenant.name) {
      throw validationFailed([
        { path: ["name"], message: `must be the name of the team: ${ctx.tenant.name}` },
      ]);
    }
    const receipt = { id: newId("erasure"), kind: "tenant", subjectId: ctx.tenant.id } as const;
    return asSystem("erasure", (db) => beginReceipt(db, receipt));
  },
  async run({ tx, prepared: receipt }) {
    const tenantId = tx.tenant.id;
    await tx.db.tenant.update({ where: { id: tenantId }, data: { erasedAt: tx.now() } });
    return {
      result: receipt,
      audit: { targetId: tenantId },
      events: [{ name: "tenant/erase.requested", data: { tenantId, receiptId: receipt.id } }],
    };
  },
  async undo({ prepared: { id } }) {
    await asSystem("erasure", (db) => db.erasureReceipt.deleteMany({ where: { id } }));
  },
});

type Ref = { tenantId: TenantId; receiptId: ErasureId };

/**
 * Removes everything of an erased tenant: index, blobs, rows, cache. May be done again and again; work that was on its way when the
 * tenant was closed may have left something behind the first time.
 */
export async function clearTenant(ctx: OpenCtx, { tenantId, receiptId }: Ref): Promise<{ removed: number }> {
  await endForErased(ctx, tenantId);
  const counts = await countTenant(ctx, tenantId);
  await noteRemoved(receiptId, counts);
  await ctx.ports.index.forTenant(tenantId, null).deleteAll();
  await ctx.ports.blobs.deletePrefix(`tenants/${tenantId}/`);
  await asSystem("erasure", async (db) => {
    await db.outboxEvent.deleteMany({ where: { tenantId } });
    await db.idempotencyRecord.deleteMany({ where: { tenantId } });
    await db.tenant.deleteMany({ where: { id: tenantId, erasedAt: { not: null } } });
  });
  // Last: what is kept for minutes keeps nothing else from going when it cannot be reached.
  await ctx.ports.cache.deleteTenant(tenantId);
  return { removed: total(counts) };
}

/** Looks once more, and closes the receipt. @throws AppError unavailable when something is still there, for the next try */
export async function closeErasure(ctx: OpenCtx, { tenantId, receiptId }: Ref): Promise<{ left: number }> {
  const left = await countTenant(ctx, tenantId);
  if (total(left) > 0) throw new AppError("unavailable", "Something of the tenant is still there.");
  await asSystem("erasure", async (db) => {
    await finishReceipt(db, receiptId, left, ctx.now());
    // The tenant's own log went with it; that it was erased stays, without a name.
    const actor = { type: "system" as const, id: "erase-tenant" };
    await recordEvent(db, ctx, {
      tenantId: null,
      actor,
      action: "tenant.erased",
      targetId: tenantId,
      after: { receiptId },
    });
  });
  return { left: 0 };
}

import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { asSystem } from "@/lib/db";
import { type Ctx, command, read } from "../_kit";

/** @throws AppError not_configured */
export function assertBillingOn({ ports }: Pick<Ctx, "ports">): void {
  if (!ports.billing.isOn)
    throw new AppError(
      "not_configured",
      "Billing is off on this deployment: nothing is sold, and nothing is owed.",
    );
}

export function readAccount(ctx: Ctx) {
  return read(ctx, ({ db }) => db.billingAccount.findUnique({ where: { tenantId: ctx.tenant.id } }));
}

/** The tenant's one customer; made at the first need, and the same for all who need it at once. */
export async function ensureCustomer(ctx: Ctx): Promise<string> {
  const account = await readAccount(ctx);
  const email = await read(ctx, async ({ db }) => {
    const owner = await db.membership.findFirst({
      where: { role: "owner" },
      orderBy: { createdAt: "asc" },
      select: { user: { select: { email: true } } },
    });
    return owner?.user.email ?? null;
  });
  const { id, name } = ctx.tenant;
  const known = account?.customerId ?? null;
  const customerId = await ctx.ports.billing.ensureCustomer({ id, name, email, customerId: known });
  if (known === customerId) return customerId;
  if (known) await replaceCustomer(ctx, customerId);
  else await noteCustomer(ctx, customerId);
  return (await readAccount(ctx))?.customerId ?? customerId;
}

/** The one before was deleted at the service: what it had bought is over. */
async function replaceCustomer(ctx: Ctx, customerId: string): Promise<void> {
  const { id: tenantId } = ctx.tenant;
  await asSystem("billing", (db) =>
    db.billingAccount.update({ where: { tenantId }, data: { customerId, version: { increment: 1 } } }),
  );
}

const noteCustomer = command({
  name: "billing.note_customer",
  permission: "billing:write",
  input: z.string(),
  async run({ tx, input: customerId }) {
    const data = { tenantId: tx.tenant.id, customerId };
    await tx.db.billingAccount.createMany({ data, skipDuplicates: true });
    return { result: null, audit: { targetId: tx.tenant.id } };
  },
});

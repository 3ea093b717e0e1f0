import { networkOf } from "@/lib/core/network-of";
import type { OfferDto } from "@/lib/schemas/member";
import { limit, type OpenCtx } from "../_kit";
import { nameOf, withInvitation } from "./internal";

const LOOK_UPS = { limit: 100, windowSeconds: 60 * 60 };

/**
 * What whoever holds the link is invited to; not whether the invited address has an account, or whoever may invite could
 * ask that of any address. @throws AppError invalid_request for a link that does not work · rate_limited */
export async function lookUpInvitation(ctx: OpenCtx, secret: string): Promise<OfferDto> {
  await limitLookUps(ctx);
  return withInvitation(secret, ctx.now(), async (db, invitation, tenantId) => {
    const tenant = await db.tenant.findUniqueOrThrow({ where: { id: tenantId }, select: { name: true } });
    const { role, email, expiresAt } = invitation;
    const invitedBy = await nameOf(db, invitation.invitedById);
    return { tenant: tenant.name, role, email, invitedBy, expiresAt: expiresAt.toISOString() };
  });
}

export function limitLookUps(ctx: OpenCtx): Promise<void> {
  const message = "Too many tries from this address. Try again later.";
  return limit(ctx, `invitation:${networkOf(ctx.address)}`, LOOK_UPS, message);
}

import { AppError } from "@/lib/core/errors";
import type { InvitationId, TenantId } from "@/lib/core/ids";
import { type Db, inTenant } from "@/lib/db";
import { INVITATION_DAYS, type InvitationDto } from "@/lib/schemas/member";
import { mayGive } from "@/lib/schemas/member-rules";
import { type Role, roleCan } from "@/lib/schemas/permissions";
import { hashSecret, mintSecret, type OpenCtx, tenantOfSecret } from "../_kit";

export type InvitationRow = {
  id: string;
  email: string | null;
  role: Role;
  invitedById: string | null;
  expiresAt: Date;
  createdAt: Date;
};

/** A new secret with the columns that keep it, good for a week from now. */
export function mintInvitation(tenantId: TenantId, now: Date) {
  const secret = mintSecret("mi", tenantId);
  const expiresAt = new Date(now.getTime() + INVITATION_DAYS * 24 * 60 * 60_000);
  return { secret, columns: { hash: hashSecret(secret), expiresAt } };
}

// Behind the "#": browsers keep it to themselves, so the secret is in no log and no Referer.
export const toLink = (ctx: Pick<OpenCtx, "publicUrl">, secret: string) =>
  `${ctx.publicUrl}/invitation#${secret}`;

export function toInvitationDto(row: InvitationRow, inviter: string | null, now: Date): InvitationDto {
  return {
    id: row.id as InvitationId,
    email: row.email,
    role: row.role,
    invitedBy: inviter,
    expiresAt: row.expiresAt.toISOString(),
    isExpired: row.expiresAt <= now,
    createdAt: row.createdAt.toISOString(),
  };
}

/** The name of whoever invited, while they are a member. */
export async function nameOf(db: Db, userId: string | null): Promise<string | null> {
  const user = userId && (await db.user.findFirst({ where: { id: userId }, select: { name: true } }));
  return user ? user.name : null;
}

/** Opens the tenant that an invitation's secret names. @throws AppError invalid_request for one that does not work */
export function withInvitation<Result>(
  secret: string,
  now: Date,
  work: (db: Db, invitation: InvitationRow, tenantId: TenantId) => Promise<Result>,
): Promise<Result> {
  const tenantId = tenantOfSecret("mi", secret);
  if (!tenantId) throw notWorking();
  return inTenant(tenantId, async (db) => {
    const where = { hash: hashSecret(secret), acceptedAt: null, revokedAt: null, expiresAt: { gt: now } };
    const invitation = await db.invitation.findFirst({
      where: { ...where, tenant: { suspendedAt: null, erasedAt: null } },
    });
    if (!invitation) throw notWorking();
    return work(db, invitation, tenantId);
  });
}

/**
 * Nobody gives what they do not have any more: whoever was demoted, or is gone, has invited to nothing above that.
 * @throws AppError invalid_request
 */
export async function assertStillGiven(db: Db, { invitedById, role }: InvitationRow): Promise<void> {
  // By a token that belongs to nobody, which acts as an admin does.
  if (invitedById === null) return;
  const inviter = await db.membership.findFirst({ where: { userId: invitedById }, select: { role: true } });
  if (!inviter || !roleCan(inviter.role, "members:write") || !mayGive(inviter.role, role)) throw notWorking();
}

/** Uses an invitation up. @throws AppError invalid_request when somebody was quicker */
export async function markAccepted(db: Db, id: string, now: Date): Promise<void> {
  const where = { id, acceptedAt: null, revokedAt: null, expiresAt: { gt: now } };
  const { count } = await db.invitation.updateMany({ where, data: { acceptedAt: now } });
  if (count === 0) throw notWorking();
}

function notWorking(): AppError {
  return new AppError(
    "invalid_request",
    "This invitation does not work any more: it was used or taken back, or it is too old. Ask for a new one.",
  );
}

import { AppError } from "@/lib/core/errors";
import type { UserId } from "@/lib/core/ids";
import { obstacleTo } from "@/lib/schemas/member-rules";
import type { Permission, Role } from "@/lib/schemas/permissions";
import { authorize, type Tx } from "../_kit";

/**
 * Holds every other change of members of this tenant back until the transaction ends: owners are counted, then changed.
 * Answers what the actor is now: it may have changed since the request began. A token acts as an admin does: the
 * permission table lets no lesser one in here.
 * @throws AppError forbidden for somebody who may not do it any more
 */
export async function lockMembers(tx: Tx, permission: Permission): Promise<Role> {
  await tx.db.$queryRaw`select 1 from "Tenant" where id = ${tx.tenant.id} for update`;
  if (tx.actor.type !== "user") return "admin";
  const { userId } = tx.actor;
  const me = await tx.db.membership.findFirst({ where: { userId }, select: { role: true } });
  if (!me) throw new AppError("forbidden", "You are no member of this team any more.");
  authorize({ ...tx.actor, role: me.role }, permission);
  return me.role;
}

/** @throws AppError not_found for somebody who is no member */
export async function getMemberOrThrow(tx: Tx, userId: UserId): Promise<{ userId: UserId; role: Role }> {
  const member = await tx.db.membership.findFirst({ where: { userId }, select: { role: true } });
  if (!member) throw new AppError("not_found", "There is no such member.");
  return { userId, role: member.role };
}

/** Checks a change under the lock. @throws AppError forbidden · conflict when no owner would be left */
export async function assertChange(tx: Tx, change: { by: Role; from: Role; to: Role | null }): Promise<void> {
  const owners = await tx.db.membership.count({ where: { role: "owner" } });
  const obstacle = obstacleTo({ ...change, owners });
  if (obstacle) throw new AppError(obstacle.code, obstacle.message);
}

/** Takes back what somebody has invited others to, who may not invite any more. */
export async function revokeInvitationsOf(tx: Tx, userId: UserId): Promise<void> {
  await tx.db.invitation.updateMany({
    where: { invitedById: userId, acceptedAt: null, revokedAt: null },
    data: { revokedAt: tx.now() },
  });
}

/** Ends a membership, and with it the tokens and open invitations of the person: sessions look the membership up on every request. */
export async function endMembership(tx: Tx, userId: UserId): Promise<{ tokens: number }> {
  await tx.db.membership.deleteMany({ where: { userId } });
  await revokeInvitationsOf(tx, userId);
  const { count } = await tx.db.apiToken.updateMany({
    where: { createdById: userId, revokedAt: null },
    data: { revokedAt: tx.now() },
  });
  return { tokens: count };
}

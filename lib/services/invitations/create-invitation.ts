import type { z } from "zod";
import { AppError, validationFailed } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { type CreatedInvitationDto, InviteBody } from "@/lib/schemas/member";
import { mayGive } from "@/lib/schemas/member-rules";
import type { Role } from "@/lib/schemas/permissions";
import { type Actor, actorId, type Ctx, command, limit, workflow } from "../_kit";
import { mintInvitation, nameOf, toInvitationDto } from "./internal";
import { toAnswer } from "./mail-invitation";

const INVITATIONS = { limit: 100, windowSeconds: 60 * 60 };

/** Invites one person, by mail when an address is given; the link is in the answer in any case, this once. */
export const invite = workflow({
  name: "invitation.create",
  permission: "members:write",
  input: InviteBody,
  async run({ ctx, input }): Promise<z.infer<typeof CreatedInvitationDto>> {
    await limitInvitations(ctx);
    const { secret, invitation } = await createInvitation(ctx, input);
    return toAnswer(ctx, invitation, secret);
  },
});

export function limitInvitations(ctx: Ctx): Promise<void> {
  return limit(
    ctx,
    `invite:${ctx.tenant.id}`,
    INVITATIONS,
    "Too many invitations within an hour. Try again later.",
  );
}

const createInvitation = command({
  name: "invitation.create",
  permission: "members:write",
  input: InviteBody,
  async run({ tx, input: { email = null, role } }) {
    assertMayGive(tx.actor, role);
    if (
      email &&
      (await tx.db.membership.findFirst({ where: { user: { email } }, select: { userId: true } }))
    ) {
      throw validationFailed([{ path: ["email"], message: "is a member of this team already" }]);
    }
    // Of two invitations to one address the older would live on unnoticed.
    if (email) {
      const open = { email, acceptedAt: null, revokedAt: null };
      await tx.db.invitation.updateMany({ where: open, data: { revokedAt: tx.now() } });
    }
    const { secret, columns } = mintInvitation(tx.tenant.id, tx.now());
    const invitedById = tx.actor.type === "token" ? tx.actor.ownerId : actorId(tx.actor);
    const row = await tx.db.invitation.create({
      data: { id: newId("invitation"), tenantId: tx.tenant.id, email, role, invitedById, ...columns },
    });
    const invitation = toInvitationDto(row, await nameOf(tx.db, invitedById), tx.now());
    return { result: { secret, invitation }, audit: { targetId: row.id, after: { role } } };
  },
  remember: ({ invitation }) => ({ secret: "", invitation }),
});

/** @throws AppError forbidden when the role is above one's own */
export function assertMayGive(actor: Actor, role: Role): void {
  if (!mayGive(actor.type === "user" ? actor.role : "admin", role)) {
    throw new AppError("forbidden", "Only an owner can invite owners.");
  }
}

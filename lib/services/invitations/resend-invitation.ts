import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { idOf } from "@/lib/schemas/common";
import type { CreatedInvitationDto } from "@/lib/schemas/member";
import { command, workflow } from "../_kit";
import { assertMayGive, limitInvitations } from "./create-invitation";
import { mintInvitation, nameOf, toInvitationDto } from "./internal";
import { toAnswer } from "./mail-invitation";

const input = z.strictObject({ invitationId: idOf("invitation") });

/** A new link and a new week; the link before stops working. */
export const resendInvitation = workflow({
  name: "invitation.resend",
  permission: "members:write",
  input,
  async run({ ctx, input }): Promise<z.infer<typeof CreatedInvitationDto>> {
    await limitInvitations(ctx);
    const { secret, invitation } = await renewInvitation(ctx, input);
    return toAnswer(ctx, invitation, secret);
  },
});

const renewInvitation = command({
  name: "invitation.resend",
  permission: "members:write",
  input,
  async run({ tx, input: { invitationId: id } }) {
    const { secret, columns } = mintInvitation(tx.tenant.id, tx.now());
    const [row] = await tx.db.invitation.updateManyAndReturn({
      where: { id, acceptedAt: null, revokedAt: null },
      data: columns,
    });
    if (!row) throw new AppError("not_found", "There is no such invitation.");
    assertMayGive(tx.actor, row.role);
    const invitation = toInvitationDto(row, await nameOf(tx.db, row.invitedById), tx.now());
    return { result: { secret, invitation }, audit: { targetId: id } };
  },
  remember: ({ invitation }) => ({ secret: "", invitation }),
});

import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { idOf } from "@/lib/schemas/common";
import { command } from "../_kit";

/** Takes an invitation back: its link stops working at once. */
export const revokeInvitation = command({
  name: "invitation.revoke",
  permission: "members:write",
  input: z.strictObject({ invitationId: idOf("invitation") }),
  async run({ tx, input: { invitationId: id } }) {
    const [row] = await tx.db.invitation.updateManyAndReturn({
      where: { id, acceptedAt: null, revokedAt: null },
      data: { revokedAt: tx.now() },
    });
    if (!row) throw new AppError("not_found", "There is no such invitation.");
    return { result: null, audit: { targetId: id, before: { role: row.role } } };
  },
});

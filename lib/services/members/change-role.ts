import { idOf } from "@/lib/schemas/common";
import { ChangeRoleBody } from "@/lib/schemas/member";
import { roleCan } from "@/lib/schemas/permissions";
import { command } from "../_kit";
import { assertChange, getMemberOrThrow, lockMembers, revokeInvitationsOf } from "./internal";

/** Takes effect with the member's next request, by session and by token. */
export const changeRole = command({
  name: "member.change_role",
  permission: "members:write",
  input: ChangeRoleBody.extend({ userId: idOf("user") }),
  async run({ tx, input: { userId, role } }) {
    const by = await lockMembers(tx, "members:write");
    const before = await getMemberOrThrow(tx, userId);
    await assertChange(tx, { by, from: before.role, to: role });
    await tx.db.membership.updateMany({ where: { userId }, data: { role } });
    if (!roleCan(role, "members:write")) await revokeInvitationsOf(tx, userId);
    return {
      result: null,
      audit: { targetId: userId, before: { role: before.role }, after: { role } },
    };
  },
});

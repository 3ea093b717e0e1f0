import { validationFailed } from "@/lib/core/errors";
import { TransferBody } from "@/lib/schemas/member";
import { command } from "../_kit";
import { lockMembers } from "./internal";
import { personOf } from "./person-of";

/** Makes another member the owner in one's own place; one stays as an admin. */
export const transferOwnership = command({
  name: "tenant.transfer",
  permission: "tenant:own",
  input: TransferBody,
  async run({ tx, input: { userId } }) {
    const me = personOf(tx.actor);
    await lockMembers(tx, "tenant:own");
    const heir = await tx.db.membership.findFirst({ where: { userId }, select: { role: true } });
    if (!heir) throw validationFailed([{ path: ["userId"], message: "is not a member of this team" }]);
    await tx.db.membership.updateMany({ where: { userId: me }, data: { role: "admin" } });
    await tx.db.membership.updateMany({ where: { userId }, data: { role: "owner" } });
    return {
      result: null,
      audit: { targetId: userId, before: { owner: me, role: heir.role }, after: { owner: userId } },
    };
  },
});

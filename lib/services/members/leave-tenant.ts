import { z } from "zod";
import { command } from "../_kit";
import { assertChange, endMembership, lockMembers } from "./internal";
import { personOf } from "./person-of";

/** Goes of one's own will. */
export const leaveTenant = command({
  name: "member.leave",
  permission: "tenant:read",
  input: z.unknown(),
  async run({ tx }) {
    const userId = personOf(tx.actor);
    const role = await lockMembers(tx, "tenant:read");
    await assertChange(tx, { by: role, from: role, to: null });
    const ended = await endMembership(tx, userId);
    return { result: null, audit: { targetId: userId, before: { role }, after: ended } };
  },
});

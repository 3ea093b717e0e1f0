import { z } from "zod";
import { idOf } from "@/lib/schemas/common";
import { command } from "../_kit";
import { assertChange, endMembership, getMemberOrThrow, lockMembers } from "./internal";

/** Shuts a person out at once: their sessions, tokens and open streams with this tenant end. */
export const removeMember = command({
  name: "member.remove",
  permission: "members:write",
  input: z.strictObject({ userId: idOf("user") }),
  async run({ tx, input: { userId } }) {
    const by = await lockMembers(tx, "members:write");
    const { role } = await getMemberOrThrow(tx, userId);
    await assertChange(tx, { by, from: role, to: null });
    const ended = await endMembership(tx, userId);
    return { result: null, audit: { targetId: userId, before: { role }, after: ended } };
  },
});

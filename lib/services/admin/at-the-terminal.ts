import type { UserId } from "@/lib/core/ids";
import { asSystem, type Db } from "@/lib/db";
import { type OpenCtx, recordEvent } from "../_kit";
import { removeSecondFactor } from "../accounts";

/** Who has the machine may do these, when nobody can sign in to do them. Each is in the log of the system. */
type Terminal = Pick<OpenCtx, "address" | "requestId">;

/** Makes this person an operator. @returns whether there is such a person */
export function makeOperator(ctx: Terminal, email: string): Promise<boolean> {
  return changePerson(ctx, email, "operator.make_operator", async (db, id) => {
    await db.user.update({ where: { id }, data: { isOperator: true } });
  });
}

/** Takes the second factor off somebody who lost both device and recovery codes. @returns whether there is such a person */
export function dropSecondFactor(ctx: Terminal, email: string): Promise<boolean> {
  return changePerson(ctx, email, "operator.remove_second_factor", removeSecondFactor);
}

function changePerson(
  ctx: Terminal,
  email: string,
  action: string,
  change: (db: Db, id: UserId) => Promise<void>,
): Promise<boolean> {
  return asSystem("operator", async (db) => {
    const user = await db.user.findUnique({ where: { email: email.toLowerCase() }, select: { id: true } });
    if (!user) return false;
    await change(db, user.id as UserId);
    const actor = { type: "operator", id: null } as const;
    await recordEvent(db, ctx, { tenantId: null, actor, action, targetId: user.id });
    return true;
  });
}

import { asSystem } from "@/lib/db";
import { type OpenCtx, recordEvent } from "../_kit";

/** Writes down a failed try that belongs to no account; what was typed is not kept: it may be a password in the wrong field. */
export async function recordStranger(ctx: OpenCtx, method: string): Promise<"wrong"> {
  ctx.log.info({ method, isIn: false, address: ctx.address }, "sign-in");
  const actor = { type: "nobody" as const, id: null };
  await asSystem("sign-in", (db) =>
    recordEvent(db, ctx, { tenantId: null, actor, action: "sign_in.fail", after: { method } }),
  );
  return "wrong";
}

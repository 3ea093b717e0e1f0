import type { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { networkOf } from "@/lib/core/network-of";
import { asSystem } from "@/lib/db";
import type { SignUpBody, SignUpResult } from "@/lib/schemas/tenant";
import { limit, type OpenCtx, recordEvent } from "../_kit";
import { hashPassword } from "../accounts";
import { mintToken } from "../api-tokens";
import { systemSetting } from "../settings";
import { createTenant } from "./create-tenant";
import { toTenantDto } from "./tenant-dto";

export const SIGN_UPS = { limit: 300, windowSeconds: 60 * 60 };

/**
 * One call makes tenant, owner and first token.
 * @throws AppError signup_closed · conflict when the e-mail has an account · rate_limited
 */
export async function signUp(
  ctx: OpenCtx,
  input: z.output<typeof SignUpBody>,
): Promise<z.infer<typeof SignUpResult>> {
  if ((await systemSetting(ctx, "signup")) !== "open")
    throw new AppError("signup_closed", "Sign-up is closed here. Ask the operator for an account.");
  await limit(
    ctx,
    `sign-up:${networkOf(ctx.address)}`,
    SIGN_UPS,
    "Too many sign-ups from this address. Try again later.",
  );
  const passwordHash = await hashPassword(input.password);
  const plan = await systemSetting(ctx, "defaultPlan");
  const userId = newId("user");
  return asSystem("sign-up", async (db) => {
    if (await db.user.findUnique({ where: { email: input.email }, select: { id: true } })) {
      throw new AppError("conflict", "There is an account with this e-mail already. Sign in instead.");
    }
    const user = await db.user.create({
      data: { id: userId, email: input.email, name: input.name, passwordHash },
    });
    const tenant = await createTenant(db, { name: input.name, plan, ownerId: userId });
    const token = mintToken(tenant.id);
    await db.apiToken.create({
      data: {
        ...token.row,
        tenantId: tenant.id,
        name: "First token",
        scopes: ["admin"],
        createdById: userId,
      },
    });
    await recordEvent(db, ctx, {
      tenantId: tenant.id,
      actor: { type: "user", id: userId },
      action: "tenant.sign_up",
      targetId: tenant.id,
    });
    return {
      tenant: toTenantDto(tenant),
      user: { id: userId, email: user.email, name: user.name },
      token: { id: token.row.id, prefix: token.row.prefix, token: token.raw },
    };
  });
}

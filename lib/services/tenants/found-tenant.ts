import type { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { NewTenantBody, type NewTenantDto } from "@/lib/schemas/account";
import { limit, type PersonCtx, personCommand } from "../_kit";
import { systemSetting } from "../settings";
import { createTenant } from "./create-tenant";
import { SIGN_UPS } from "./sign-up";

/** A tenant more, for somebody who has an account; they are its owner. Where sign-up is not open the operator may. */
export const foundTenant = personCommand({
  name: "tenant.found",
  input: NewTenantBody,
  async prepare({ ctx }) {
    await assertMayFound(ctx);
    await limit(ctx, `sign-up:${ctx.person.id}`, SIGN_UPS, "Too many new teams. Try again later.");
    return { plan: await systemSetting(ctx, "defaultPlan") };
  },
  async run({
    tx,
    input: { name },
    prepared: { plan },
  }): Promise<{ result: z.infer<typeof NewTenantDto>; audit: { targetId: string } }> {
    const tenant = await createTenant(tx.db, { name, plan, ownerId: tx.person.id });
    return { result: { slug: tenant.slug, name: tenant.name }, audit: { targetId: tenant.id } };
  },
});

async function assertMayFound(ctx: PersonCtx): Promise<void> {
  if (ctx.person.isOperator || (await systemSetting(ctx, "signup")) === "open") return;
  throw new AppError("signup_closed", "New teams are made by the operator here. Ask them for one.");
}

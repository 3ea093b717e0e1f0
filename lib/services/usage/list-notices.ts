import { z } from "zod";
import { billingStateOf } from "@/lib/schemas/billing";
import { type Notice, noticesOf } from "@/lib/schemas/notice";
import { QUOTA_KEYS } from "@/lib/schemas/plans";
import { isAddingBlocked, read, workflow } from "../_kit";
import { readQuotas } from "./get-usage";

/** What stands above every page of the team. Where there are no limits and nothing is sold, nothing is asked of the database. */
export const listNotices = workflow({
  name: "usage.notices",
  permission: "tenant:read",
  input: z.unknown(),
  async run({ ctx }): Promise<Notice[]> {
    const { limits, billing } = ctx.tenant;
    const { isOn, isTest } = ctx.ports.billing;
    const isLimited = QUOTA_KEYS.some((key) => limits[key] !== null);
    const hasAccount = isOn && billing !== null;
    if (!isLimited && !hasAccount) return [];
    const now = ctx.now();
    return read(ctx, async (tx) => {
      const account = hasAccount
        ? await tx.db.billingAccount.findUnique({ where: { tenantId: ctx.tenant.id } })
        : null;
      return noticesOf({
        state: hasAccount ? billingStateOf(billing, now) : "none",
        plan: ctx.tenant.plan,
        isBlocked: isAddingBlocked(ctx),
        isTest,
        isCancelling: account?.isCancelling ?? false,
        trialEndsAt: account?.trialEndsAt ?? null,
        periodEndsAt: account?.periodEndsAt ?? null,
        quotas: isLimited ? await readQuotas(tx) : [],
        now,
      });
    });
  },
});

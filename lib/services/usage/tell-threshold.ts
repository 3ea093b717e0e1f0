import { z } from "zod";
import { asSystem } from "@/lib/db";
import { QUOTA_KEYS, termsInWords } from "@/lib/schemas/plans";
import { amountInWords, QUOTA_WORDS, quantityInWords, wayOut } from "@/lib/schemas/quota-words";
import { workflow } from "../_kit";

/** What a team is told of a limit it comes near to: its owners and admins by mail, whoever watches the log by `quota.threshold`. */
export const tellThreshold = workflow({
  name: "quota.tell",
  permission: "tenant:read",
  input: z.object({
    key: z.enum(QUOTA_KEYS),
    percent: z.number(),
    used: z.number(),
    limit: z.number(),
  }),
  async run({ ctx, input: { key, percent, used, limit } }): Promise<{ mailed: number }> {
    const { tenant, publicUrl, ports, log } = ctx;
    log.warn(
      { event: "quota.threshold", quota: key, percent, used, limit, plan: tenant.plan },
      "a quota is used up so far",
    );
    const people = await asSystem("account", (db) =>
      db.membership.findMany({
        where: { tenantId: tenant.id, role: { in: ["owner", "admin"] } },
        select: { user: { select: { email: true } } },
      }),
    );
    const inUse = `${quantityInWords(key, used)} of ${amountInWords(key, limit)}`;
    const { stops, unit } = QUOTA_WORDS[key];
    const consequence = `${percent >= 100 ? "From here on" : "When all of it is used"}, ${stops}.`;
    const text = [
      `${tenant.name} uses ${inUse}: ${percent} % of what it may on ${termsInWords(tenant.plan, tenant.limits)}.`,
      `${consequence} ${wayOut(key)}`,
      `${publicUrl}/t/${tenant.slug}/plan`,
    ].join("\n\n");
    const subject = `${tenant.name} has used ${percent} % of its ${unit.replace(/^of /, "")}`;
    for (const { user } of people) await ports.mailer.send({ to: user.email, subject, text });
    return { mailed: people.length };
  },
});

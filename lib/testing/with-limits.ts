import type { Limits } from "@/lib/schemas/plans";
import type { Ctx } from "@/lib/services/_kit";

/** The same caller on a plan that gives no more than this of what is named. */
export function withLimits(ctx: Ctx, limits: Partial<Limits>): Ctx {
  return { ...ctx, tenant: { ...ctx.tenant, plan: "free", limits: { ...ctx.tenant.limits, ...limits } } };
}

/** How many were let in, and what the others were told; anything else that was thrown fails the test. */
export async function letIn(attempts: readonly Promise<unknown>[]) {
  const ends = await Promise.allSettled(attempts);
  const refusals: { code: string; details: unknown; message: string }[] = [];
  for (const end of ends) if (end.status === "rejected") refusals.push(end.reason);
  return { accepted: ends.length - refusals.length, refusals };
}

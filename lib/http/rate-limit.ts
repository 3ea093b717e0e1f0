import { AppError } from "@/lib/core/errors";
import type { RateKind } from "@/lib/schemas/plans";
import { actorId, type Ctx } from "@/lib/services/_kit";

const WINDOW_SECONDS = 60;

const SET_SO = "the operator has set the limit of this team to 0 a minute. Ask whoever runs this deployment.";
/** Waiting changes nothing. */
const NONE: Record<RateKind, string> = {
  read: `No requests that read are let through: ${SET_SO}`,
  write: `No requests that change something are let through: ${SET_SO}`,
  chat: `No questions are let through: ${SET_SO}`,
};

/**
 * Counts this request against the caller's rate of the plan.
 * @returns the `RateLimit-*` headers for the answer
 * @throws AppError rate_limited, with the same numbers
 */
export async function limitRate(ctx: Ctx, kind: RateKind): Promise<Record<string, string>> {
  const limit = ctx.tenant.limits.requestsPerMinute[kind];
  if (limit === 0) throw new AppError("rate_limited", NONE[kind], { details: { limit, used: 0 } });
  const key = `${kind}:${ctx.tenant.id}:${actorId(ctx.actor)}`;
  const decision = await ctx.ports.rateLimiter.consume(key, { limit, windowSeconds: WINDOW_SECONDS });
  if (!decision.allowed) {
    const resetsAt = new Date(ctx.now().getTime() + decision.resetSeconds * 1000).toISOString();
    throw new AppError(
      "rate_limited",
      `At most ${limit} ${limit === 1 ? "request" : "requests"} a minute. Wait ${Math.ceil(decision.resetSeconds)} s.`,
      {
        details: { limit, used: limit, resetsAt, retryAfterSeconds: decision.resetSeconds },
      },
    );
  }
  return {
    "ratelimit-limit": String(limit),
    "ratelimit-remaining": String(decision.remaining),
    "ratelimit-reset": String(Math.ceil(decision.resetSeconds)),
  };
}

import { AppError } from "@/lib/core/errors";
import type { OpenCtx } from "./ctx";

/**
 * Counts one use of something that is done by hand, and seldom.
 * @throws AppError rate_limited with `message` when there were too many
 */
export async function limit(
  ctx: Pick<OpenCtx, "ports">,
  key: string,
  rule: { limit: number; windowSeconds: number },
  message: string,
): Promise<void> {
  const decision = await ctx.ports.rateLimiter.consume(key, rule);
  if (decision.allowed) return;
  throw new AppError("rate_limited", message, { details: { retryAfterSeconds: decision.resetSeconds } });
}

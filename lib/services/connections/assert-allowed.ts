import { AppError } from "@/lib/core/errors";
import type { Ctx } from "../_kit";

/** How an operator lets connections reach a server that is not public; the same words wherever one is refused. */
export const HOW_TO_ALLOW =
  "A server on this machine or in your own network has to be allowed by the operator, with the setting FETCH_ALLOW_CIDRS, such as FETCH_ALLOW_CIDRS=127.0.0.1/32.";

/** @throws AppError invalid_request, one for every refused address, when a server of models may not be asked there */
export async function assertAllowed(ctx: Ctx, baseUrl: string): Promise<void> {
  try {
    await ctx.ports.fetcher.assertAllowed(baseUrl);
  } catch (error) {
    const cause = AppError.from(error);
    if (cause.code !== "invalid_request") throw error;
    const message = `This address cannot be used: it was not found, or it is no public one. ${HOW_TO_ALLOW}`;
    throw new AppError("invalid_request", message, { cause });
  }
}

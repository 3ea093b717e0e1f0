import type { Ctx } from "../ctx";
import { read } from "../query";
import { quotaExceeded } from "./exceeded";
import { countStocks } from "./stock";

/**
 * Before files are sent for which there is no room anyway; what counts is counted when they are added.
 * @throws AppError quota_exceeded
 */
export async function assertRoomFor(ctx: Ctx, bytes: number): Promise<void> {
  const { storageBytes: limit } = ctx.tenant.limits;
  if (limit === null) return;
  const { storageBytes: used = 0 } = await read(ctx, (tx) => countStocks(tx, ["storageBytes"]));
  if (used + bytes > limit)
    throw quotaExceeded(ctx.tenant, { key: "storageBytes", limit, used, resetsAt: null });
}

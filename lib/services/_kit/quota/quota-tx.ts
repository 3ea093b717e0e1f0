import type { PlainDb } from "@/lib/db";
import type { TenantContext } from "../ctx";

/** What limits are kept in: a transaction of either kind, and whose limits they are. */
export type QuotaTx = {
  readonly db: PlainDb;
  readonly tenant: Pick<TenantContext, "id" | "plan" | "limits">;
  readonly now: () => Date;
};

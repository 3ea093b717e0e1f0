import { IntactBadge } from "@/components/audit/intact-badge";
import type { PageCtx } from "@/lib/http";
import { verifyAudit } from "@/lib/services/audit";

/** Checks the whole log, however long it is: the page does not wait for it. */
export async function Verification({ ctx }: Pick<PageCtx, "ctx">) {
  return <IntactBadge {...(await verifyAudit(ctx, {}))} />;
}

import { AppError } from "@/lib/core/errors";
import { type QuotaKey, termsInWords } from "@/lib/schemas/plans";
import { amountInWords, quantityInWords, wayOut } from "@/lib/schemas/quota-words";
import type { TenantContext } from "../ctx";

type Full = { key: QuotaKey; limit: number; used: number; resetsAt: Date | null };

/** 429 with `{quota, limit, used, resetsAt}`; `resetsAt` is null for what only deleting makes room for. */
export function quotaExceeded(
  { plan, limits }: Pick<TenantContext, "plan" | "limits">,
  full: Full,
): AppError {
  const { key, limit, used, resetsAt } = full;
  const inUse = `${quantityInWords(key, used)} of ${amountInWords(key, limit)}`;
  const message = `${inUse} are in use on ${termsInWords(plan, limits)}, which leaves no room for this. ${wayOut(key)}`;
  const details = { quota: key, limit, used, resetsAt: resetsAt?.toISOString() ?? null };
  return new AppError("quota_exceeded", message, { details });
}

import { inngestBackoff } from "@/lib/core/backoff";
import type { Backoff, Inngest } from "./binding";
import { applyRetentionRegularly } from "./functions/apply-retention";
import { eraseDeleted } from "./functions/erase-deleted";
import { eraseTenantData } from "./functions/erase-tenant";
import { evaluateBot } from "./functions/evaluate-bot";
import { exportTenant } from "./functions/export-tenant";
import { ingestDocument } from "./functions/ingest-document";
import { mailPersonAsked } from "./functions/mail-person";
import { sweepUsageRegularly, tellThresholdReached } from "./functions/quotas";
import { reconcileBillingRegularly } from "./functions/reconcile-billing";
import { refreshIndexesRegularly, rekeyCuratedRegularly } from "./functions/refresh-indexes";
import { reindexDocument } from "./functions/reindex-document";
import {
  eraseBotsRegularly,
  expireUploadsRegularly,
  pruneRegularly,
  sweepRegularly,
  sweepUploadsRegularly,
} from "./functions/sweep";
import { sweepOutboxRegularly } from "./functions/sweep-outbox";
import { syncDueRegularly } from "./functions/sync-due";
import { syncSource } from "./functions/sync-source";

/**
 * Every durable function of the product, bound to a client; the embedded executor and Inngest run the same ones.
 * @param backoff pauses between the tries of what a job stands for; the job says when the next begins
 */
export function makeFunctions(inngest: Inngest, backoff: Backoff = inngestBackoff) {
  return [
    ingestDocument,
    reindexDocument,
    syncSource,
    syncDueRegularly,
    eraseDeleted,
    evaluateBot,
    refreshIndexesRegularly,
    rekeyCuratedRegularly,
    exportTenant,
    mailPersonAsked,
    tellThresholdReached,
    sweepUsageRegularly,
    reconcileBillingRegularly,
    eraseTenantData,
    applyRetentionRegularly,
    sweepRegularly,
    sweepOutboxRegularly,
    eraseBotsRegularly,
    pruneRegularly,
    expireUploadsRegularly,
    sweepUploadsRegularly,
  ].map((make) => make(inngest, backoff));
}

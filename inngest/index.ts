import type { Inngest } from "./binding";
import { applyRetentionRegularly } from "./functions/apply-retention";
import { eraseDeleted } from "./functions/erase-deleted";
import { eraseTenantData } from "./functions/erase-tenant";
import { exportTenant } from "./functions/export-tenant";
import { ingestDocument } from "./functions/ingest-document";
import { refreshIndexesRegularly, rekeyCuratedRegularly } from "./functions/refresh-indexes";
import { reindexDocument } from "./functions/reindex-document";
import { eraseBotsRegularly, pruneRegularly, sweepRegularly } from "./functions/sweep";
import { syncDueRegularly } from "./functions/sync-due";
import { syncSource } from "./functions/sync-source";

/** Every durable function of the product, bound to a client; the embedded executor and Inngest run the same ones. */
export function makeFunctions(inngest: Inngest) {
  return [
    ingestDocument,
    reindexDocument,
    syncSource,
    syncDueRegularly,
    eraseDeleted,
    refreshIndexesRegularly,
    rekeyCuratedRegularly,
    exportTenant,
    eraseTenantData,
    applyRetentionRegularly,
    sweepRegularly,
    eraseBotsRegularly,
    pruneRegularly,
  ].map((make) => make(inngest));
}

import type { TenantId } from "@/lib/core/ids";
import { asSystem } from "@/lib/db";
import type { Ctx, OpenCtx } from "../_kit";
import { verifyAudit } from "../audit";
import { blobPrefix, refreshIndexes } from "../ingestion";
import { openTenant } from "../tenants";
import { findDocumentFaults } from "./document-faults";
import { findIndexFaults } from "./index-faults";
import { findOrphanFiles } from "./orphan-files";
import { repairDocuments } from "./repair-documents";
import { sweep } from "./sweep";

/** Something that is not as it must be, in words, and what was done about it; null: that is for people to do. */
export type Finding = { tenant: string; subject: string; problem: string; repair: string | null };

export type Examination = { tenants: number; documents: number; findings: Finding[] };

/**
 * Checks in every tenant what must hold: a ready document stands in the index with every passage and every vector and has
 * at least one; nothing else stands there; counts are right; originals are there; deletions are under way; nothing is
 * silent; the audit log is as it was written. Repairs what it can: here, or by work that is queued.
 * @param isRepairing false only looks
 */
export async function examine(
  open: OpenCtx,
  { isRepairing }: { isRepairing: boolean },
): Promise<Examination> {
  const tenants = await asSystem("operator", (db) =>
    db.tenant.findMany({ where: { erasedAt: null }, select: { id: true }, orderBy: { id: "asc" } }),
  );
  const total: Examination = { tenants: tenants.length, documents: 0, findings: [] };
  for (const { id } of tenants) {
    const ctx = await openTenant(open, id as TenantId, "doctor");
    const { documents, findings } = await examineTenant(ctx, isRepairing);
    total.documents += documents;
    total.findings.push(...findings);
  }
  if (isRepairing) {
    const { revived, failed, ended } = await sweep(open);
    const silent = revived + failed + ended;
    const problem = `${silent} pieces of work had gone silent`;
    const repair = `${revived} begun anew, ${failed} ended as failed, ${ended} closed`;
    if (silent > 0) total.findings.push({ tenant: "(all)", subject: "jobs", problem, repair });
    await refreshIndexes(open);
  }
  return total;
}

async function examineTenant(ctx: Ctx, isRepairing: boolean): Promise<Omit<Examination, "tenants">> {
  const { documents, faults } = await findDocumentFaults(ctx);
  const { faults: inIndex, orphans } = await findIndexFaults(ctx);
  const files = await findOrphanFiles(ctx);
  const all = [...faults, ...inIndex];
  if (isRepairing) {
    const index = ctx.ports.index.forTenant(ctx.tenant.id, null);
    for (const { documentId, version } of orphans) await index.deleteVersion(documentId, version);
    for (const id of files) await ctx.ports.blobs.deletePrefix(blobPrefix(ctx, id));
    await repairDocuments(ctx, all);
  }
  const findings: Finding[] = all.map(({ documentId, problem, cure }) => ({
    tenant: ctx.tenant.slug,
    subject: documentId,
    problem,
    repair: cure === null ? null : isRepairing ? DONE[cure] : COULD_BE[cure],
  }));
  for (const { documentId, entries } of orphans) {
    const problem = `${entries} entries of the index belong to nothing that answers`;
    const repair = isRepairing ? "taken out" : "can be taken out";
    findings.push({ tenant: ctx.tenant.slug, subject: documentId, problem, repair });
  }
  for (const subject of files) {
    const repair = isRepairing ? "deleted" : "can be deleted";
    findings.push({
      tenant: ctx.tenant.slug,
      subject,
      problem: "there are files of it, and nothing else",
      repair,
    });
  }
  const { brokenAt } = await verifyAudit(ctx, {});
  if (brokenAt !== null) {
    const problem = `the audit log is not as it was written, from entry ${brokenAt} on`;
    findings.push({ tenant: ctx.tenant.slug, subject: "audit log", problem, repair: null });
  }
  return { documents, findings };
}

const DONE = {
  reindex: "it is indexed anew",
  ingest: "it is taken in anew",
  recount: "counted anew",
  delete: "its deletion is begun anew",
} as const;
const COULD_BE = {
  reindex: "can be indexed anew",
  ingest: "can be taken in anew",
  recount: "can be counted anew",
  delete: "its deletion can be begun anew",
} as const;

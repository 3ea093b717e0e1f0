import type { SourceId, TenantId } from "@/lib/core/ids";
import { asSystem } from "@/lib/db";
import { type Ctx, type OpenCtx, read } from "../_kit";
import { verifyAudit } from "../audit";
import { blobPrefix, refreshIndexes, rewriteOriginal } from "../ingestion";
import { openTenant } from "../tenants";
import { type Fault, findDocumentFaults } from "./document-faults";
import { findIndexFaults } from "./index-faults";
import { findOrphanFiles } from "./orphan-files";
import { repairDocuments } from "./repair-documents";
import { fateOf, findSilent, type Silent } from "./silent-jobs";
import { countSilentBeside, sweep } from "./sweep";
import { JOBS_AT_ONCE, type Swept } from "./sweep-jobs";

/** Something that is not as it must be, in words, and what was done about it; null: that is for people to do. */
export type Finding = {
  tenant: string;
  subject: string;
  /** Title and file name, where it is a document. */
  name?: string;
  problem: string;
  repair: string | null;
};

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
  const named: Swept = { revived: 0, failed: 0, ended: 0 };
  const total: Examination = { tenants: tenants.length, documents: 0, findings: [] };
  for (const { id } of tenants) {
    const ctx = await openTenant(open, id as TenantId, "doctor");
    const { documents, findings, silent } = await examineTenant(ctx, isRepairing);
    total.documents += documents;
    total.findings.push(...findings);
    for (const job of silent) named[fateOf(job)]++;
  }
  if (isRepairing) {
    total.findings.push(...unnamed(await sweep(open), named));
    await refreshIndexes(open);
  } else total.findings.push(...otherWork(await countSilentBeside(open), "can be begun anew, or ended"));
  return total;
}

/** What the sweep found beside the jobs that have a line of their own: exports, erasures, what a full disk had stopped. */
function unnamed(swept: Swept, named: Swept): Finding[] {
  const [revived, failed, ended] = (["revived", "failed", "ended"] as const).map((fate) =>
    Math.max(0, swept[fate] - named[fate]),
  );
  const repair = `${revived} begun anew, ${failed} ended as failed, ${ended} closed`;
  return otherWork((revived ?? 0) + (failed ?? 0) + (ended ?? 0), repair);
}

function otherWork(silent: number, repair: string): Finding[] {
  const problem = `${silent} ${silent === 1 ? "piece" : "pieces"} of work had gone silent`;
  return silent > 0 ? [{ tenant: "(all)", subject: "other work", problem, repair }] : [];
}

type Examined = Omit<Examination, "tenants"> & { silent: Silent[] };

async function examineTenant(ctx: Ctx, isRepairing: boolean): Promise<Examined> {
  // Before anything is repaired, which makes jobs of its own.
  const silent = await read(ctx, (tx) => findSilent(tx, JOBS_AT_ONCE));
  const { documents, faults } = await findDocumentFaults(ctx);
  const { faults: inIndex, orphans } = await findIndexFaults(ctx);
  const files = await findOrphanFiles(ctx);
  const all = [...faults, ...inIndex];
  const busy = new Set<SourceId>();
  if (isRepairing) {
    const index = ctx.ports.index.forTenant(ctx.tenant.id, null);
    for (const { documentId, version } of orphans) await index.deleteVersion(documentId, version);
    for (const id of files) await ctx.ports.blobs.deletePrefix(blobPrefix(ctx, id));
    for (const { documentId, cure } of all) if (cure === "rewrite") await rewriteOriginal(ctx, documentId);
    for (const id of await repairDocuments(ctx, all)) busy.add(id);
  }
  const names = await nameDocuments(ctx, all);
  const findings: Finding[] = all.map(({ documentId, sourceId, problem, cure }) => ({
    tenant: ctx.tenant.slug,
    subject: documentId,
    ...names.get(documentId),
    problem,
    repair: repairOf(cure, { isRepairing, isBusy: busy.has(sourceId) }),
  }));
  for (const { documentId, entries } of orphans) {
    const begun = "entries of the index were begun, or half taken out, and belong to nothing that answers";
    const counted = `${entries} ${entries === 1 ? "entry of the index belongs" : "entries of the index belong"} to nothing that answers`;
    const problem = entries === 0 ? begun : counted;
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
  for (const job of silent) findings.push(silentFinding(ctx, job, isRepairing));
  const { brokenAt } = await verifyAudit(ctx, {});
  if (brokenAt !== null) {
    const problem = `the audit log is not as it was written, from entry ${brokenAt} on`;
    findings.push({ tenant: ctx.tenant.slug, subject: "audit log", problem, repair: null });
  }
  return { documents, findings, silent };
}

/** The sweep at the end does what this says. */
function silentFinding(ctx: Ctx, job: Silent, isRepairing: boolean): Finding {
  const { id: subject, title, status } = job;
  return {
    ...{ tenant: ctx.tenant.slug, subject, ...(title && { name: title }), problem: SILENCE[status] },
    repair: `${isRepairing ? "" : "can be "}${FATES[fateOf(job)]}`,
  };
}

/** What people know documents by. */
async function nameDocuments(ctx: Ctx, faults: readonly Fault[]): Promise<Map<string, { name: string }>> {
  const ids = [...new Set(faults.map(({ documentId }) => documentId))];
  if (ids.length === 0) return new Map();
  const select = { id: true, title: true, fileName: true };
  const rows = await read(ctx, ({ db }) => db.document.findMany({ where: { id: { in: ids } }, select }));
  return new Map(
    rows.map(({ id, title, fileName }) => [id, { name: fileName ? `${title}, ${fileName}` : title }]),
  );
}

function repairOf(
  cure: Fault["cure"],
  { isRepairing, isBusy }: { isRepairing: boolean; isBusy: boolean },
): string | null {
  if (cure === null) return null;
  if (cure === "fetch" && isBusy)
    return "its source is being looked at, which may bring it back: run the doctor again when that has ended";
  return isRepairing ? DONE[cure] : COULD_BE[cure];
}

const SILENCE = {
  queued: "it waits for its turn, and nobody carries it out",
  running: "it is said to be worked on, and nobody does",
} as const;
const FATES = {
  revived: "begun anew",
  failed: "ended as failed, for it stopped too often",
  ended: "closed: nobody waits for it any more",
} as const;
const DONE = {
  reindex: "it is indexed anew",
  ingest: "it is taken in anew",
  recount: "counted anew",
  delete: "its deletion is begun anew",
  fetch: "its page is asked for again; until it comes it answers as before, and the doctor names it",
  unpack: "it is unpacked again",
  rewrite: "it is written anew from its text",
} as const;
const COULD_BE = {
  reindex: "can be indexed anew",
  ingest: "can be taken in anew",
  recount: "can be counted anew",
  delete: "its deletion can be begun anew",
  fetch: "its page can be fetched again",
  unpack: "can be unpacked again from what it came in",
  rewrite: "can be written anew from its text",
} as const;

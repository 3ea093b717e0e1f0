import { z } from "zod";
import type { DocumentId, SourceId } from "@/lib/core/ids";
import type { DomainEvent } from "@/lib/schemas/events";
import type { DocumentStatus } from "@/lib/schemas/source";
import { command, type Tx } from "../_kit";
import {
  isOfContent,
  ORIGINAL_LOST,
  requestIngestion,
  type StoredOriginal,
  tombstoneDocuments,
  WORKING,
} from "../ingestion";
import type { Claimed } from "./claim-pages";
import { holdAddresses } from "./hold-addresses";
import { listFrom } from "./list-from";
import { maxPagesOf } from "./list-pages";
import type { SeenPage } from "./look";
import { bytesOf, isListLost, judge, type Known, rowAfter, type Verdict } from "./page-rules";
import { type ActiveRun, lockRun, type RunRef } from "./run-fence";
import { keepVisited } from "./run-pages";
import { selectionOf } from "./selection";

type Seen = { ref: RunRef; page: Claimed; look: SeenPage; original: StoredOriginal | null };

/**
 * Writes down what came of one page: its state, the pages it leads to, its document, and the run's counts, all or nothing
 * and once. True when the page's document is there, and what was stored for it is its own.
 */
export const recordPage = command({
  name: "source.record_page",
  permission: "sources:write",
  input: z.custom<Seen>(),
  adds: ["documents", "storageBytes"],
  addsContent: true,
  async run({ tx, input: { ref, page, look, original } }) {
    const run = await lockRun(tx, ref);
    const where = { id: page.pageId, runId: ref.jobId, state: "pending" as const };
    const row = run && (await tx.db.sourcePage.findFirst({ where }));
    const document = await tx.db.document.findFirst({ where: { id: page.documentId, deletedAt: null } });
    if (!run || !row) return { result: document !== null, audit: { skip: "part of a sync" } };
    const elsewhere = await knownElsewhere(tx, { run, row, look, isNew: document === null });
    const selection = selectionOf(run.config);
    const isDue = document !== null && (isHalted(document) || row.selection !== selection);
    const known = document && { isDue, sha256: document.sha256 };
    // Two that name each other, looked at at once: this one is looked at again, for itself.
    const isMutual = look.kind === "elsewhere" && (await isNamedCanonical(tx, run, row.url));
    const verdict = isMutual ? "again" : judge(row, known, look, elsewhere);
    const isMade = verdict === "added" || verdict === "changed";
    const events = isMade
      ? await takeIn(tx, { run, page, url: row.url, look, original, isNew: document === null })
      : await leave(tx, run, verdict, document, original);
    const after = rowAfter(look, verdict, page.documentId, elsewhere);
    const seen = { attempts: row.attempts + 1, checkedAt: tx.now(), ...(isMade && { selection }) };
    await tx.db.sourcePage.update({ where: { id: row.id }, data: { ...seen, ...after } });
    await listFrom(tx, run, { page: row, look, verdict });
    const isRemoved = events.length > 0 && !isMade;
    const message = "message" in after ? after.message : null;
    const named = { url: row.url, title: document?.title ?? null, message };
    await keepVisited(tx, run, { ...named, look, verdict, isRemoved });
    await count(tx, run, { page: row, look, verdict, isRemoved });
    return {
      result: isMade || (document !== null && events.length === 0),
      events,
      audit: { skip: "part of a sync" },
    };
  },
});

/** Whether another page of this run names the address as the true one of both. */
export async function isNamedCanonical(tx: Tx, run: ActiveRun, url: string): Promise<boolean> {
  const where = { sourceId: run.sourceId, runId: run.id, reason: "canonical", links: { has: url } };
  return (await tx.db.sourcePage.count({ where })) > 0;
}

type Standing = {
  status: DocumentStatus;
  version: number;
  liveVersion: number | null;
  errorCode: string | null;
};

/** It was canceled, or failed through no fault of its own, before its newest content answered. */
function isHalted({ status, version, liveVersion, errorCode }: Standing): boolean {
  const isWorking = WORKING.some((working) => working === status);
  // An original that was lost is here again: whoever visits its page stores it.
  const isOnlyOfContent = isOfContent(errorCode) && errorCode !== ORIGINAL_LOST.code;
  return !isWorking && version !== liveVersion && !isOnlyOfContent;
}

type Where = { run: ActiveRun; row: { id: string; url: string }; look: SeenPage; isNew: boolean };

/** Whether the page is known from another; if not, the source holds its address from here on. */
async function knownElsewhere(tx: Tx, { run, row, look, isNew }: Where): Promise<Known | null> {
  if (look.kind !== "page") return null;
  const { sourceId } = run;
  const same = { sourceId, contentHash: look.content.hash, id: { not: row.id }, documentId: { not: null } };
  const found = await tx.db.sourcePage.count({
    where: { ...same, state: { in: ["pending", "fetched", "failed"] } },
  });
  if (found > 0) return "duplicate";
  if (!isNew || run.config.isApart) return null;
  return (await holdAddresses(tx, sourceId, [row.url])).has(row.url) ? "other_source" : null;
}

type TakeIn = Pick<Seen, "page" | "look" | "original"> & { run: ActiveRun; url: string; isNew: boolean };

/** The page's document, new or with new content; what answers now keeps answering until the new version is ready. */
async function takeIn(tx: Tx, { run, page, url, look, original, isNew }: TakeIn): Promise<DomainEvent[]> {
  const sourceId = run.sourceId as SourceId;
  if (look.kind === "page" && original) {
    const { id, ...stored } = original;
    const data = {
      ...stored,
      contentType: look.content.contentType?.slice(0, 200) ?? null,
      lastCheckedAt: tx.now(),
    };
    const title = look.content.title.slice(0, 300) || url;
    if (isNew)
      await tx.db.document.create({ data: { ...data, id, tenantId: tx.tenant.id, sourceId, url, title } });
    else
      await tx.db.document.update({ where: { id }, data: { ...data, ...(look.content.title && { title }) } });
  }
  return requestIngestion(tx, [{ id: page.documentId, sourceId }]);
}

/** A page that is gone or left out takes its document with it; any other keeps it. */
async function leave(
  tx: Tx,
  run: ActiveRun,
  verdict: Verdict,
  document: { id: string } | null,
  original: StoredOriginal | null,
): Promise<DomainEvent[]> {
  if (!document) return [];
  if (verdict === "gone" || verdict === "skipped") {
    return tombstoneDocuments(tx, run.sourceId as SourceId, [document.id as DocumentId]);
  }
  if (verdict === "unchanged") {
    // What was lost was stored again: nothing of it is to be read anew.
    const { id: _, ...stored } = original ?? { id: null };
    const data = { ...stored, lastCheckedAt: tx.now() };
    await tx.db.document.update({ where: { id: document.id }, data });
  }
  return [];
}

async function count(
  tx: Tx,
  run: ActiveRun,
  {
    page,
    look,
    verdict,
    isRemoved,
  }: { page: { depth: number; kind: string }; look: SeenPage; verdict: Verdict; isRemoved: boolean },
): Promise<void> {
  const of = (...verdicts: Verdict[]) => ({ increment: verdicts.includes(verdict) ? 1 : 0 });
  const isPage = page.kind === "page";
  const data = {
    fetched: { increment: isPage && verdict !== "again" ? 1 : 0 },
    added: of("added"),
    changed: of("changed"),
    unchanged: of("unchanged"),
    failed: of("failed"),
    skipped: { increment: verdict === "skipped" && !isRemoved ? 1 : 0 },
    removed: { increment: isRemoved ? 1 : 0 },
    bytes: { increment: bytesOf(look) },
    ...(isListLost(page, verdict) && { isComplete: false }),
  };
  await tx.db.syncRun.update({ where: { id: run.id }, data });
  const total = Math.min(run.found, maxPagesOf(run.config));
  await tx.db.job.updateMany({
    where: { id: run.id },
    data: { done: run.fetched + data.fetched.increment, total },
  });
}

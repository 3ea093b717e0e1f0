import { z } from "zod";
import { type DocumentId, newId, type SourceId, type TenantId } from "@/lib/core/ids";
import { asSystem } from "@/lib/db";
import { type Ctx, command, type OpenCtx, workflow } from "../_kit";
import { openTenant } from "../tenants";
import { countBatches, embedMissing } from "./embed-batch";
import { endJob } from "./fail-document";
import type { IngestRef } from "./fence";
import { indexedBy, indexVersion } from "./index-version";
import { finishSpaceChange, switchSpaceWhenFilled } from "./switch-space";

/** In one transaction. */
const DOCUMENTS_AT_ONCE = 500;

/**
 * Finds documents that stand in the index by an older analysis or another embedding model than the one in use now, or
 * whose index was lost, and has them indexed anew. They keep answering by their words meanwhile.
 */
export async function refreshIndexes(open: OpenCtx): Promise<{ documents: number }> {
  const tenants = await asSystem("sweeper", (db) =>
    db.document.findMany({
      where: { liveVersion: { not: null }, deletedAt: null },
      distinct: ["tenantId"],
      select: { tenantId: true },
    }),
  );
  let documents = 0;
  for (const { tenantId } of tenants) {
    const ctx = await openTenant(open, tenantId as TenantId, "refresh-indexes");
    await finishSpaceChange(ctx);
    const isLost = (await ctx.ports.index.forTenant(ctx.tenant.id, null).count({})) === 0;
    if (isLost) await markAll(ctx, {});
    documents += await requestAll(ctx, { by: indexedBy(ctx) });
  }
  return { documents };
}

type Wanted = {
  by: string;
  /** By somebody: it is tried again at once what failed a while ago. */
  isAsked?: boolean;
};

/** Whatever the index says of them, all documents stand in it otherwise than they should. @returns how many */
export const markAll = command({
  name: "index.rebuild",
  permission: "tenant:write",
  input: z.unknown(),
  async run({ tx }) {
    const where = { liveVersion: { not: null }, deletedAt: null };
    const { count } = await tx.db.document.updateMany({ where, data: { indexedBy: null } });
    return { result: count, audit: { targetId: tx.tenant.id, after: { documents: count } } };
  },
});

/** Has every document that stands in the index otherwise than it should be indexed anew, at once and not by the regular look. */
export async function reindexOutdated({ idempotencyKey: _, ...ctx }: Ctx): Promise<void> {
  await requestAll(ctx, { by: indexedBy(ctx), isAsked: true });
}

/** @returns how many documents are to be indexed anew */
async function requestAll(ctx: Ctx, wanted: Wanted): Promise<number> {
  let documents = 0;
  let after: DocumentId | undefined;
  do {
    const ids = await requestReindex(ctx, { ...wanted, after });
    documents += ids.length;
    after = ids.length === DOCUMENTS_AT_ONCE ? ids.at(-1) : undefined;
  } while (after !== undefined);
  return documents;
}

/** The next documents that are to be indexed anew, by id; those whose reindexing is under way are left alone. */
export const requestReindex = command({
  name: "document.request_reindex",
  permission: "sources:write",
  input: z.custom<Wanted & { after?: DocumentId | undefined }>(),
  async run({ tx, input: { by, isAsked = false, after = "" } }) {
    const tenantId = tx.tenant.id;
    const rows = await tx.db.$queryRaw<{ id: DocumentId; sourceId: SourceId; version: number }[]>`
      select d.id, d."sourceId", d."liveVersion" as version from "Document" d
      where d."liveVersion" is not null and d."deletedAt" is null and d.status not in ('queued', 'extracting', 'embedding')
        and d.id > ${after} and d."indexedBy" is distinct from ${by}
        and not exists (select from "Job" j where j."documentId" = d.id and j.kind = 'reindex_document' and (j.status in ('queued', 'running') or not ${isAsked} and j.status = 'failed' and j."finishedAt" > now() - interval '1 hour'))
      order by d.id limit ${DOCUMENTS_AT_ONCE}`;
    const jobs = rows.map((row) => ({ ...row, jobId: newId("job") }));
    await tx.db.job.createMany({
      data: jobs.map(({ id, sourceId, jobId }) => ({
        id: jobId,
        tenantId,
        kind: "reindex_document" as const,
        sourceId,
        documentId: id,
      })),
    });
    const events = jobs.map(
      ({ id, ...ref }) =>
        ({ name: "document/reindex.requested", data: { tenantId, documentId: id, ...ref } }) as const,
    );
    return { result: rows.map(({ id }) => id), events, audit: { skip: "upkeep of the index" } };
  },
});

/** First step: how many batches of the live version are to be looked at for vectors. */
export const startReindex = workflow({
  name: "document.reindex",
  permission: "sources:write",
  input: z.custom<IngestRef>(),
  run: async ({ ctx, input }) => ({ batches: countBatches(ctx, await beginReindex(ctx, input)) }),
});

const beginReindex = command({
  name: "document.begin_reindex",
  permission: "sources:write",
  input: z.custom<IngestRef>(),
  async run({ tx, input: ref }) {
    const total = await tx.db.chunk.count({ where: { documentId: ref.documentId, version: ref.version } });
    const data = { status: "running" as const, step: "indexing", total, startedAt: tx.now() };
    await tx.db.job.update({ where: { id: ref.jobId }, data });
    return { result: total, audit: { skip: "upkeep of the index" } };
  },
});

/** Last step: the live version's entries are written again, in place. */
export const finishReindex = workflow({
  name: "document.reindex",
  permission: "sources:write",
  input: z.custom<IngestRef>(),
  async run({ ctx, input: ref }): Promise<{ entries: number }> {
    if ((await embedMissing(ctx, ref)).ended) return { entries: 0 };
    const { entries } = await indexVersion(ctx, ref);
    const isKept = await recordReindex(ctx, { ref, by: indexedBy(ctx) });
    // Deleted or replaced meanwhile: what was just written is nobody's.
    if (isKept) await switchSpaceWhenFilled(ctx);
    else await ctx.ports.index.forTenant(ctx.tenant.id, null).deleteVersion(ref.documentId, ref.version);
    return { entries };
  },
});

const recordReindex = command({
  name: "document.record_reindex",
  permission: "sources:write",
  input: z.custom<{ ref: IngestRef; by: string }>(),
  async run({ tx, input: { ref, by } }) {
    const where = { id: ref.documentId, liveVersion: ref.version, deletedAt: null };
    const { count } = await tx.db.document.updateMany({ where, data: { indexedBy: by } });
    await tx.db.$executeRaw`update "Job" set done = coalesce(total, 0) where id = ${ref.jobId}`;
    await endJob(tx, ref, { status: count > 0 ? "succeeded" : "canceled" });
    return { result: count > 0, audit: { skip: "upkeep of the index" } };
  },
});

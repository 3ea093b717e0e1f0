import type { ErasureId, ExportId, TenantId } from "@/lib/core/ids";
import { newId } from "@/lib/core/ids";
import { asSystem, type Db } from "@/lib/db";
import type { OpenCtx } from "../_kit";
import { DISK_FULL } from "../ingestion";
import { expireExport, failExport } from "../privacy";
import { openTenant } from "../tenants";
import { minutesBefore, SILENT_MINUTES } from "./deadlines";
import { JOBS_AT_ONCE, type Swept, sweepJobs } from "./sweep-jobs";

/** Looks over everything that is not at an end, in every tenant; see `sweepJobs`. May run at any time, any number of times. */
export async function sweep(open: OpenCtx): Promise<Swept> {
  const total: Swept = { revived: 0, failed: 0, ended: 0 };
  for (const tenantId of await findTenantsAtWork(open)) {
    const ctx = await openTenant(open, tenantId, "sweep");
    // A restore may have brought more than one transaction takes.
    for (let found = JOBS_AT_ONCE; found >= JOBS_AT_ONCE; ) {
      const { revived, failed, ended } = await sweepJobs(ctx, {});
      found = revived + failed + ended;
      total.revived += revived;
      total.failed += failed;
      total.ended += ended;
    }
  }
  total.failed += await sweepExports(open);
  total.ended += await expireExports(open);
  total.revived += await reviveErasures(open);
  if (total.revived + total.failed + total.ended > 0) open.log.warn(total, "work had gone silent");
  return total;
}

async function findTenantsAtWork(open: OpenCtx): Promise<TenantId[]> {
  const before = minutesBefore(open.now(), SILENT_MINUTES.running);
  const fullBefore = minutesBefore(open.now(), SILENT_MINUTES.diskFull);
  const rows = await asSystem(
    "sweeper",
    (db) => db.$queryRaw<{ tenantId: TenantId }[]>`
      select j."tenantId" from "Job" j where j.status in ('queued', 'running') and j."heartbeatAt" < ${before}
      union
      select d."tenantId" from "Document" d
      where d.status in ('queued', 'extracting', 'embedding') and d."deletedAt" is null and d."updatedAt" < ${before}
      union
      select d."tenantId" from "Document" d
      where d.status = 'failed' and d."errorCode" = ${DISK_FULL} and d."deletedAt" is null and d."updatedAt" < ${fullBefore}`,
  );
  return rows.map(({ tenantId }) => tenantId);
}

/** Pieces of work that are no jobs and went silent: exports that nobody makes or takes away, and erasures. */
export async function countSilentBeside(open: OpenCtx): Promise<number> {
  const erasures = await asSystem("operator", (db) => findBrokenErasures(db, open.now()));
  return (await findSilentExports(open)).length + (await findExpired(open)).length + erasures.length;
}

function findSilentExports(open: OpenCtx) {
  const createdAt = { lt: minutesBefore(open.now(), SILENT_MINUTES.export) };
  return asSystem("sweeper", (db) =>
    db.tenantExport.findMany({ where: { status: { in: ["queued", "running"] }, createdAt } }),
  );
}

async function sweepExports(open: OpenCtx): Promise<number> {
  const rows = await findSilentExports(open);
  for (const { id, tenantId } of rows) {
    await failExport(await openTenant(open, tenantId as TenantId, "sweep"), { exportId: id as ExportId });
  }
  return rows.length;
}

function findExpired(open: OpenCtx) {
  const expiresAt = { lt: minutesBefore(open.now(), SILENT_MINUTES.expiry) };
  return asSystem("sweeper", (db) =>
    db.tenantExport.findMany({ where: { status: "ready", blobKey: { not: null }, expiresAt } }),
  );
}

/** An archive is taken away when its time is over, also when the run that was to do it is gone. */
async function expireExports(open: OpenCtx): Promise<number> {
  const rows = await findExpired(open);
  for (const { id, tenantId } of rows) {
    await expireExport(await openTenant(open, tenantId as TenantId, "sweep"), { exportId: id as ExportId });
  }
  return rows.length;
}

function findBrokenErasures(db: Db, now: Date): Promise<{ tenantId: TenantId; receiptId: ErasureId }[]> {
  return db.$queryRaw`
    select t.id as "tenantId", r.id as "receiptId" from "Tenant" t
    join "ErasureReceipt" r on r."subjectId" = t.id and r."finishedAt" is null
    where t."erasedAt" < ${minutesBefore(now, SILENT_MINUTES.erasure)}
      and not exists (select from "OutboxEvent" o where o."tenantId" = t.id and o.name = 'tenant/erase.requested')`;
}

/** A tenant that was closed to be erased goes, whatever broke off. */
function reviveErasures(open: OpenCtx): Promise<number> {
  return asSystem("sweeper", async (db) => {
    const rows = await findBrokenErasures(db, open.now());
    const data = rows.map((row) => ({
      id: newId("outbox"),
      tenantId: row.tenantId,
      name: "tenant/erase.requested",
      data: row,
    }));
    await db.outboxEvent.createMany({ data });
    return rows.length;
  });
}

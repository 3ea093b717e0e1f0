import type { ErasureId, ExportId, TenantId } from "@/lib/core/ids";
import { newId } from "@/lib/core/ids";
import { asSystem } from "@/lib/db";
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

async function sweepExports(open: OpenCtx): Promise<number> {
  const createdAt = { lt: minutesBefore(open.now(), SILENT_MINUTES.export) };
  const rows = await asSystem("sweeper", (db) =>
    db.tenantExport.findMany({ where: { status: { in: ["queued", "running"] }, createdAt } }),
  );
  for (const { id, tenantId } of rows) {
    await failExport(await openTenant(open, tenantId as TenantId, "sweep"), { exportId: id as ExportId });
  }
  return rows.length;
}

/** An archive is taken away when its time is over, also when the run that was to do it is gone. */
async function expireExports(open: OpenCtx): Promise<number> {
  const expiresAt = { lt: minutesBefore(open.now(), SILENT_MINUTES.expiry) };
  const rows = await asSystem("sweeper", (db) =>
    db.tenantExport.findMany({ where: { status: "ready", blobKey: { not: null }, expiresAt } }),
  );
  for (const { id, tenantId } of rows) {
    await expireExport(await openTenant(open, tenantId as TenantId, "sweep"), { exportId: id as ExportId });
  }
  return rows.length;
}

/** A tenant that was closed to be erased goes, whatever broke off. */
async function reviveErasures(open: OpenCtx): Promise<number> {
  const before = minutesBefore(open.now(), SILENT_MINUTES.erasure);
  return asSystem("sweeper", async (db) => {
    const rows = await db.$queryRaw<{ tenantId: TenantId; receiptId: ErasureId }[]>`
      select t.id as "tenantId", r.id as "receiptId" from "Tenant" t
      join "ErasureReceipt" r on r."subjectId" = t.id and r."finishedAt" is null
      where t."erasedAt" < ${before}
        and not exists (select from "OutboxEvent" o where o."tenantId" = t.id and o.name = 'tenant/erase.requested')`;
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

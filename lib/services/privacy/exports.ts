import { z } from "zod";
import { decodeCursor, toPage } from "@/lib/core/cursor";
import { AppError } from "@/lib/core/errors";
import { type ExportId, newId } from "@/lib/core/ids";
import { idOf } from "@/lib/schemas/common";
import { EXPORT_HOURS, type ExportDto, ListExportsQuery } from "@/lib/schemas/privacy";
import { actorId, type Ctx, command, limit, query, read, workflow } from "../_kit";
import { buildArchive } from "./build-archive";

const EXPORTS = { limit: 5, windowSeconds: 24 * 60 * 60 };
const MAX_BYTES = 50_000_000_000;
const Param = z.strictObject({ exportId: idOf("export") });

/** Has everything of the tenant put into one archive. */
export const requestExport = command({
  name: "tenant.export",
  permission: "tenant:own",
  input: z.unknown(),
  prepare: ({ ctx }) =>
    limit(
      ctx,
      `export:${ctx.tenant.id}`,
      EXPORTS,
      "At most five exports a day. Fetch one of those that are there.",
    ),
  async run({ tx }) {
    const id = newId("export");
    const tenantId = tx.tenant.id;
    const row = await tx.db.tenantExport.create({ data: { id, tenantId, requestedById: actorId(tx.actor) } });
    return {
      result: toDto(row),
      audit: { targetId: id },
      events: [{ name: "tenant/export.requested", data: { tenantId, exportId: id } }],
    };
  },
});

export const listExports = query({
  name: "tenant.list_exports",
  permission: "tenant:own",
  input: ListExportsQuery,
  async run({ tx, input: { cursor, limit: size } }) {
    const rows = await tx.db.tenantExport.findMany({
      where: cursor ? { id: { lt: decodeCursor(cursor) } } : {},
      orderBy: { id: "desc" },
      take: size + 1,
    });
    return toPage(rows, size, (row) => row.id, toDto);
  },
});

/** The archive, byte for byte; that it was fetched is written down. */
export const openExport = workflow({
  name: "tenant.fetch_export",
  permission: "tenant:own",
  input: Param,
  async run({ ctx, input }) {
    const row = await read(ctx, (tx) => tx.db.tenantExport.findFirst({ where: { id: input.exportId } }));
    const isThere = row?.status === "ready" && row.expiresAt && row.expiresAt > ctx.now();
    if (!isThere || !row.blobKey)
      throw new AppError("not_found", "This export is not there, or not any more.");
    await noteFetch(ctx, input);
    const fileName = `${ctx.tenant.slug}-${row.createdAt.toISOString().slice(0, 10)}.zip`;
    return { body: await ctx.ports.blobs.get(row.blobKey), bytes: Number(row.bytes), fileName };
  },
});

const noteFetch = command({
  name: "tenant.fetch_export",
  permission: "tenant:own",
  input: Param,
  run: async ({ input: { exportId } }) => ({ result: null, audit: { targetId: exportId } }),
});

/** The durable part: makes the archive, or says why not. May be done twice. */
export const makeExport = workflow({
  name: "tenant.make_export",
  permission: "tenant:own",
  input: Param,
  async run({ ctx, input: { exportId } }): Promise<{ bytes: number }> {
    await update(ctx, { exportId, data: { status: "running" } });
    const blobKey = keyOf(ctx, exportId);
    const { bytes, sha256 } = await ctx.ports.blobs.put(blobKey, await buildArchive(ctx), {
      maxBytes: MAX_BYTES,
    });
    const expiresAt = new Date(ctx.now().getTime() + EXPORT_HOURS * 60 * 60_000);
    await update(ctx, { exportId, data: { status: "ready", blobKey, bytes, sha256, expiresAt } });
    return { bytes };
  },
});

export const failExport = workflow({
  name: "tenant.fail_export",
  permission: "tenant:own",
  input: Param,
  async run({ ctx, input: { exportId } }) {
    const errorMessage = "The archive could not be made. Is there room on the disk? Try again.";
    await update(ctx, { exportId, data: { status: "failed", errorMessage } });
  },
});

/** Takes an archive away again, when its time is over. */
export const expireExport = workflow({
  name: "tenant.expire_export",
  permission: "tenant:own",
  input: Param,
  async run({ ctx, input: { exportId } }) {
    await ctx.ports.blobs.deletePrefix(keyOf(ctx, exportId));
    await update(ctx, { exportId, data: { blobKey: null } });
  },
});

type Update = {
  exportId: ExportId;
  data: {
    status?: ExportDto["status"];
    blobKey?: string | null;
    bytes?: number;
    sha256?: string;
    expiresAt?: Date;
    errorMessage?: string;
  };
};

const update = command({
  name: "tenant.update_export",
  permission: "tenant:own",
  input: z.custom<Update>(),
  async run({ tx, input: { exportId: id, data } }) {
    await tx.db.tenantExport.updateMany({ where: { id }, data });
    return { result: null, audit: { skip: "part of the export" } };
  },
});

const keyOf = (ctx: Ctx, id: ExportId) => `tenants/${ctx.tenant.id}/exports/${id}.zip`;

type Row = {
  id: string;
  status: ExportDto["status"];
  bytes: bigint | null;
  sha256: string | null;
  errorMessage: string | null;
  expiresAt: Date | null;
  createdAt: Date;
};

function toDto(row: Row): ExportDto {
  return {
    id: row.id as ExportId,
    status: row.status,
    bytes: row.bytes === null ? null : Number(row.bytes),
    sha256: row.sha256,
    error: row.errorMessage,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}

import { z } from "zod";
import { IsoTime, idOf, PageQuery } from "./common";

export const EXPORT_HOURS = 24;
export const EXPORT_STATUSES = ["queued", "running", "ready", "failed"] as const;

export const ExportDto = z.object({
  id: idOf("export"),
  status: z.enum(EXPORT_STATUSES),
  bytes: z.number().nullable(),
  /** Of the archive, to check that it arrived whole. */
  sha256: z.string().nullable(),
  error: z.string().nullable(),
  /** The archive is removed then. */
  expiresAt: IsoTime.nullable(),
  createdAt: IsoTime,
});
export type ExportDto = z.infer<typeof ExportDto>;
export const ListExportsQuery = PageQuery;

/** The name of the tenant, typed, so that nobody erases it by a slip. */
export const EraseTenantBody = z.strictObject({ name: z.string() });
export const EraseMeBody = z.strictObject({ password: z.string().max(200).default("") });

export const ReceiptDto = z.object({
  id: idOf("erasure"),
  kind: z.enum(["tenant", "person"]),
  /** How much there was. */
  removed: z.record(z.string(), z.number()),
  /** How much a look afterwards still found: nothing, when it is finished. */
  left: z.record(z.string(), z.number()),
  requestedAt: IsoTime,
  finishedAt: IsoTime.nullable(),
});
export type ReceiptDto = z.infer<typeof ReceiptDto>;

import { decodeCursor, toPage } from "@/lib/core/cursor";
import { AppError } from "@/lib/core/errors";
import { ListAuditQuery } from "@/lib/schemas/audit";
import { query } from "../_kit";
import { findAuditRows } from "./audit-rows";

/** What was done in the tenant, newest first. */
export const listAudit = query({
  name: "audit.list",
  permission: "audit:read",
  input: ListAuditQuery,
  async run({ tx, input: { cursor, limit, ...filter } }) {
    const before = cursor ? toPlace(decodeCursor(cursor)) : null;
    const rows = await findAuditRows(tx, filter, { before, limit: limit + 1 });
    return toPage(
      rows,
      limit,
      (row) => String(row.seq),
      (row) => row,
    );
  },
});

function toPlace(key: string): bigint {
  if (/^\d{1,18}$/.test(key)) return BigInt(key);
  throw new AppError("invalid_request", "The cursor is not one of ours; leave it out to start anew.");
}

import type { z } from "zod";
import type { Page } from "@/lib/core/cursor";
import { asSystem } from "@/lib/db";
import { type AuditEventDto, ListAuditQuery } from "@/lib/schemas/audit";
import { parseInput } from "@/lib/schemas/parse";
import { assertOperator, type PersonCtx, query } from "../_kit";
import { findAuditRows, placeBefore, toAuditPage } from "./audit-rows";

/** What was done in the tenant, newest first. */
export const listAudit = query({
  name: "audit.list",
  permission: "audit:read",
  input: ListAuditQuery,
  async run({ tx, input: { cursor, limit, ...filter } }) {
    const page = { before: placeBefore(cursor), limit: limit + 1 };
    return toAuditPage(await findAuditRows(tx.db, tx.tenant.id, filter, page), limit);
  },
});

/** What was done to the deployment itself, and by whom that belongs to no tenant. */
export async function listSystemAudit(
  ctx: PersonCtx,
  raw: z.input<typeof ListAuditQuery>,
): Promise<Page<AuditEventDto>> {
  assertOperator(ctx);
  const { cursor, limit, ...filter } = parseInput(ListAuditQuery, raw);
  const page = { before: placeBefore(cursor), limit: limit + 1 };
  return toAuditPage(await asSystem("operator", (db) => findAuditRows(db, "system", filter, page)), limit);
}

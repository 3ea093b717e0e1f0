import { API } from "@/lib/client/api";
import type { AuditFilter } from "@/lib/schemas/audit";

/** What the address of the log asks for; days are `2026-11-21`. */
export type AuditQuery = { person?: string; action?: string; from?: string; to?: string; cursor?: string };

const DAY_MS = 24 * 60 * 60_000;

/** The same for the API: days become times in UTC, and the last one counts whole. A day that is none counts as no filter. */
export function toAuditFilter({ person, action, from, to }: AuditQuery): AuditFilter {
  const start = startOf(from);
  const end = startOf(to);
  return {
    ...(person && { actorId: person }),
    ...(action && { action }),
    ...(start !== null && { from: new Date(start).toISOString() }),
    ...(end !== null && { to: new Date(end + DAY_MS).toISOString() }),
  };
}

/** The log as a CSV file, as it is filtered; a link can send no header, so the tenant is in the query. */
export function csvHref(tenant: string, query: AuditQuery): string {
  return `${API}/audit/export?${new URLSearchParams({ tenant, ...toAuditFilter(query) })}`;
}

export function isFiltered({ person, action, from, to }: AuditQuery): boolean {
  return Boolean(person || action || from || to);
}

function startOf(day: string | undefined): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day ?? "")) return null;
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) ? null : time;
}

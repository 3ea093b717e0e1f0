import { API } from "@/lib/client/api";
import { dayRange } from "@/lib/client/day-range";
import type { AuditFilter } from "@/lib/schemas/audit";

/** What the address of the log asks for; days are `2026-11-21`. */
export type AuditQuery = { person?: string; action?: string; from?: string; to?: string; cursor?: string };

/** The same for the API: days become times in UTC, and the last one counts whole. A day that is none counts as no filter. */
export function toAuditFilter({ person, action, from, to }: AuditQuery): AuditFilter {
  return {
    ...(person && { actorId: person }),
    ...(action && { action }),
    ...dayRange(from, to),
  };
}

/** The log as a CSV file, as it is filtered; a link can send no header, so the tenant is in the query. */
export function csvHref(tenant: string, query: AuditQuery): string {
  return `${API}/audit/export?${new URLSearchParams({ tenant, ...toAuditFilter(query) })}`;
}

export function isFiltered({ person, action, from, to }: AuditQuery): boolean {
  return Boolean(person || action || from || to);
}

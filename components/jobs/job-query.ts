/** What the address of the list of jobs asks for. */
export type JobQuery = { status?: string; source?: string; cursor?: string };

/** Where the API has the same list, to find out whether it has changed: of one source its jobs, else all by source. */
export function jobsPath({ status, source, cursor }: JobQuery, limit: number): string {
  const params = new URLSearchParams({ limit: String(limit) });
  if (status) params.set("status", status);
  if (source) params.set("sourceId", source);
  if (cursor) params.set("cursor", cursor);
  return `${source ? "/jobs" : "/jobs/groups"}?${params}`;
}

/** The jobs of one source, in this state or in any. */
export function sourceJobsPath(tenant: string, source: string, status: string | undefined): string {
  const params = new URLSearchParams({ source, ...(status && { status }) });
  return `/t/${tenant}/jobs?${params}`;
}

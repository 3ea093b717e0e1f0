const DAY_MS = 24 * 60 * 60_000;

/** Days of an address (`2026-11-21`) as times in UTC; the last one counts whole. A day that is none counts as no filter. */
export function dayRange(from: string | undefined, to: string | undefined): { from?: string; to?: string } {
  const start = startOf(from);
  const end = startOf(to);
  return {
    ...(start !== null && { from: new Date(start).toISOString() }),
    ...(end !== null && { to: new Date(end + DAY_MS).toISOString() }),
  };
}

function startOf(day: string | undefined): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day ?? "")) return null;
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) ? null : time;
}

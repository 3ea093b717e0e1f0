export function formatNumber(value: number): string {
  return value.toLocaleString("en");
}

/** A count with its noun: `1 document`, `3 documents`. */
export function count(value: number, one: string, many = `${one}s`): string {
  return `${formatNumber(value)} ${value === 1 ? one : many}`;
}

export function formatPercent(share: number): string {
  return `${Math.round(Math.min(Math.max(share, 0), 1) * 100)} %`;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** US dollars; of less than a cent, as much as says something. */
export function formatDollars(amount: number): string {
  if (amount > 0 && amount < 0.0001) return "Less than $0.0001";
  return `$${amount.toFixed(amount > 0 && amount < 0.01 ? 4 : 2)}`;
}

/** How long ago, or in how long; from a month on the date itself. Without a time zone the reader's own holds. */
export function formatRelative(iso: string, now: number, timeZone?: string): string {
  const distance = Date.parse(iso) - now;
  const size = Math.abs(distance);
  if (size < 45_000) return distance > 5_000 ? "in a moment" : "just now";
  if (size >= 30 * DAY) return formatDate(iso, now, timeZone);
  const [value, unit] =
    size < 50 * MINUTE ? [MINUTE, "minute"] : size < 22 * HOUR ? [HOUR, "hour"] : [DAY, "day"];
  const amount = count(Math.max(1, Math.round(size / Number(value))), String(unit));
  return distance < 0 ? `${amount} ago` : `in ${amount}`;
}

/** A day, with its year when that is not this one. */
export function formatDate(iso: string, now: number, timeZone?: string): string {
  const yearOf = (time: string | number) =>
    new Date(time).toLocaleDateString("en-GB", { year: "numeric", timeZone });
  return new Date(iso).toLocaleDateString("en-GB", {
    day: "numeric",
    month: "short",
    timeZone,
    ...(yearOf(iso) !== yearOf(now) && { year: "numeric" }),
  });
}

/**
 * A moment that is awaited, by the clock: `14:32`, with its day when that is not today. Minutes are rounded up, so that what
 * is awaited has come when the clock says so.
 */
export function formatClock(iso: string, now: number, timeZone?: string): string {
  const moment = Math.ceil(Date.parse(iso) / MINUTE) * MINUTE;
  const dayOf = (time: number) => new Date(time).toLocaleDateString("en-GB", { timeZone });
  const clock = new Date(moment).toLocaleTimeString("en-GB", {
    hour: "2-digit",
    minute: "2-digit",
    timeZone,
  });
  const day = formatDate(new Date(moment).toISOString(), now, timeZone);
  return dayOf(moment) === dayOf(now) ? clock : `${clock} on ${day}`;
}

/** Day and time to the second. */
export function formatExact(iso: string, timeZone?: string): string {
  return new Date(iso).toLocaleString("en-GB", { dateStyle: "full", timeStyle: "medium", timeZone });
}

/** A length of time for people: `3 s`, `2 min 5 s`. */
export function formatDuration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 1) return "under 1 s";
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const rest = Math.round(seconds % 60);
  return `${Math.floor(seconds / 60)} min${rest > 0 ? ` ${rest} s` : ""}`;
}

import { CronExpressionParser } from "cron-parser";

const UNITS: Record<string, number> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** Milliseconds until the end of a sleep: `1h30m`, or the moment to sleep until. @throws Error when it is neither */
export function sleepDelayMs(text: string, now: number = Date.now()): number {
  const moment = Date.parse(text);
  if (/^\d{4}-/.test(text) && !Number.isNaN(moment)) return Math.max(0, moment - now);
  if (!/^(\d+[smhdw])*$/.test(text)) throw new Error(`not a time to sleep: ${text}`);
  let total = 0;
  for (const [, count, unit] of text.matchAll(/(\d+)([smhdw])/g)) {
    total += Number(count) * (UNITS[unit ?? ""] ?? 0);
  }
  return total;
}

/** Milliseconds named by a Retry-After header, in seconds or as a moment; undefined without a usable one. */
export function retryAfterMs(header: string | null, now: number = Date.now()): number | undefined {
  if (header === null) return undefined;
  if (/^\d+$/.test(header)) return Number(header) * 1_000;
  const moment = Date.parse(header);
  return Number.isNaN(moment) ? undefined : Math.max(0, moment - now);
}

/** When the cron expression is due next after `after`: `TZ=Europe/Berlin 0 3 * * *`, or without a zone in UTC. */
export function nextTick(expression: string, after: Date): Date {
  const [, timeZone, fields] = /^TZ=(\S+)\s+(.+)$/.exec(expression) ?? [];
  const options = { tz: timeZone ?? "UTC", currentDate: after };
  return CronExpressionParser.parse(fields ?? expression, options)
    .next()
    .toDate();
}

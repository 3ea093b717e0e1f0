const UNITS = { w: 604_800_000, d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000 };

/** Milliseconds of `90` (seconds), of `1h30m`, or until a moment; undefined for nothing. @throws Error when it is none of them */
export function delayMs(text: string | null): number | undefined {
  if (text === null) return undefined;
  if (/^\d+$/.test(text)) return Number(text) * 1_000;
  if (/^(\d+[wdhms])+$/.test(text)) {
    const parts = [...text.matchAll(/(\d+)([wdhms])/g)];
    return parts.reduce((sum, [, count, unit]) => sum + Number(count) * UNITS[unit as keyof typeof UNITS], 0);
  }
  const moment = Date.parse(text);
  if (!Number.isNaN(moment)) return Math.max(0, moment - Date.now());
  throw new Error(`not a time: ${text}`);
}

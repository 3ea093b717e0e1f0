const DAY_MS = 24 * 60 * 60 * 1000;

export const EXPIRY_OPTIONS = [
  { value: "never", label: "Never" },
  { value: "7", label: "In 7 days" },
  { value: "30", label: "In 30 days" },
  { value: "90", label: "In 90 days" },
  { value: "365", label: "In a year" },
  { value: "day", label: "On a day of my choice" },
];

export type Expiry = {
  /** One of `EXPIRY_OPTIONS`. */
  kind: string;
  /** `2026-11-21`, for a day of one's own choice. */
  day: string;
};

/** When a token ends, as the API wants it; a day counts to its last moment, where the person is. Undefined: never. */
export function expiresAtOf({ kind, day }: Expiry, now: number): string | undefined {
  if (kind === "day") {
    const end = new Date(`${day}T23:59:59.999`);
    return Number.isNaN(end.getTime()) ? undefined : end.toISOString();
  }
  const days = Number(kind);
  return days > 0 ? new Date(now + days * DAY_MS).toISOString() : undefined;
}

/** What is wrong with a chosen day; undefined for nothing. */
export function problemOf({ kind, day }: Expiry, now: number): string | undefined {
  if (kind !== "day") return undefined;
  const end = expiresAtOf({ kind, day }, now);
  if (end === undefined) return "Choose a day.";
  return Date.parse(end) <= now ? "This day is over. Choose a later one." : undefined;
}

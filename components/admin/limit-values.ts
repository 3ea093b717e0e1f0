import { z } from "zod";
import {
  type LimitOverrides,
  QUOTA_KEYS,
  type QuotaKey,
  RATE_KINDS,
  type RateKind,
} from "@/lib/schemas/plans";

const MOST_RATE = 1_000_000;
const MEGABYTE = 1_000_000;
const NO_LIMIT = "none";

const whole = (most: number) => (value: string) => /^\d+$/.test(value) && Number(value) <= most;
const orEmpty = (isRight: (value: string) => boolean, message: string) =>
  z
    .string()
    .trim()
    .refine((value) => value === "" || isRight(value), { message });

const rate = orEmpty(
  whole(MOST_RATE),
  `Type a whole number up to ${MOST_RATE.toLocaleString("en")}, or nothing.`,
);
const isQuota = (value: string) => value === NO_LIMIT || whole(1e12)(value);
const quota = orEmpty(isQuota, `Type a whole number, “${NO_LIMIT}” for no limit, or nothing.`);
const isDays = (value: string) => value === NO_LIMIT || (whole(3650)(value) && Number(value) > 0);
const days = orEmpty(isDays, `Type days from 1 to 3650, “${NO_LIMIT}” for no limit, or nothing.`);

const quotas = Object.fromEntries(QUOTA_KEYS.map((key) => [key, quota])) as Record<QuotaKey, typeof quota>;

/** Limits as their form has them: an empty field leaves it at what the plan gives. Storage is in megabytes there. */
export const LimitValues = z.object({ read: rate, write: rate, chat: rate, ...quotas, retentionDays: days });
export type LimitValues = z.infer<typeof LimitValues>;

const WITH_NONE = [...QUOTA_KEYS, "retentionDays"] as const;
const unitOf = (key: (typeof WITH_NONE)[number]) => (key === "storageBytes" ? MEGABYTE : 1);

/** A limit as it stands in its field. */
export function limitText(key: (typeof WITH_NONE)[number], limit: number | null | undefined): string {
  if (limit === undefined) return "";
  return limit === null ? NO_LIMIT : String(limit / unitOf(key));
}

export function toLimitValues({ requestsPerMinute = {}, ...own }: LimitOverrides): LimitValues {
  const shown = (kind: RateKind) => requestsPerMinute[kind]?.toString() ?? "";
  const texts = WITH_NONE.map((key) => [key, limitText(key, own[key])]);
  return { read: shown("read"), write: shown("write"), chat: shown("chat"), ...Object.fromEntries(texts) };
}

/** What to send to the API. */
export function toLimits(values: LimitValues): LimitOverrides {
  const rates = RATE_KINDS.filter((kind) => values[kind] !== "").map((kind) => [kind, Number(values[kind])]);
  const own = WITH_NONE.filter((key) => values[key] !== "").map((key) => [
    key,
    values[key] === NO_LIMIT ? null : Number(values[key]) * unitOf(key),
  ]);
  return {
    ...Object.fromEntries(own),
    ...(rates.length > 0 && { requestsPerMinute: Object.fromEntries(rates) }),
  };
}

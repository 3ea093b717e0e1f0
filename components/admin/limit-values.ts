import { z } from "zod";
import { type LimitOverrides, RATE_KINDS, type RateKind } from "@/lib/schemas/plans";

const MOST = 1_000_000;
const text = z
  .string()
  .trim()
  .refine((value) => value === "" || (/^\d+$/.test(value) && Number(value) <= MOST), {
    message: `Type a whole number up to ${MOST.toLocaleString("en")}, or nothing.`,
  });

/** Limits as their form has them: an empty field leaves it at what the plan gives. */
export const LimitValues = z.object({ read: text, write: text, chat: text });
export type LimitValues = z.infer<typeof LimitValues>;

export function toLimitValues({ requestsPerMinute = {} }: LimitOverrides): LimitValues {
  const shown = (kind: RateKind) => requestsPerMinute[kind]?.toString() ?? "";
  return { read: shown("read"), write: shown("write"), chat: shown("chat") };
}

/** What to send to the API. */
export function toLimits(values: LimitValues): LimitOverrides {
  const own = RATE_KINDS.filter((kind) => values[kind] !== "").map((kind) => [kind, Number(values[kind])]);
  return own.length > 0 ? { requestsPerMinute: Object.fromEntries(own) } : {};
}

import { AppError } from "@/lib/core/errors";
import type { VisitorId } from "@/lib/core/ids";
import { networkOf } from "@/lib/core/network-of";
import { DEFAULT_WIDGET_LIMITS, type LimitKind, type WidgetLanguage } from "@/lib/schemas/widget";
import type { OpenCtx } from "../_kit";
import type { WidgetBot } from "./find-widget";
import { serverWords } from "./words";

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

/** Requests of any kind from one address in a minute: a guard against programs, above what people come to. */
const CALLS = { limit: 600, windowSeconds: MINUTE };

/** Counts one request of a network address, to whatever bot. @throws AppError rate_limited */
export async function limitCalls(
  { ports, address }: Pick<OpenCtx, "ports" | "address">,
  language: WidgetLanguage,
): Promise<void> {
  const decision = await ports.rateLimiter.consume(`widget:calls:${networkOf(address)}`, CALLS);
  if (!decision.allowed)
    throw limited("address", serverWords(language).limits.address, decision.resetSeconds);
}

type Asker = { visitorId: VisitorId; language: WidgetLanguage };

/**
 * Counts one question: of the address, of the visitor, and to the bot within a minute and a day. The bot's own counts take
 * only what the others let through.
 * @throws AppError rate_limited, in the owner's words or ours
 */
export async function limitQuestions(
  { ports, address }: Pick<OpenCtx, "ports" | "address">,
  { id, widget, tenant }: WidgetBot,
  { visitorId, language }: Asker,
): Promise<void> {
  const { most = {}, messages = {} } = widget.limits ?? {};
  const limitOf = (kind: LimitKind) => most[kind] ?? DEFAULT_WIDGET_LIMITS[kind];
  const rules: { kind: LimitKind; key: string; limit: number; windowSeconds: number }[] = [
    { kind: "address", key: `${id}:${networkOf(address)}`, limit: limitOf("address"), windowSeconds: MINUTE },
    {
      kind: "visitor",
      key: visitorId,
      // The operator's word on the tenant goes before its own.
      limit: Math.min(limitOf("visitor"), tenant.limits.requestsPerMinute.chat),
      windowSeconds: MINUTE,
    },
    { kind: "botMinute", key: id, limit: limitOf("botMinute"), windowSeconds: MINUTE },
    { kind: "botDay", key: id, limit: limitOf("botDay"), windowSeconds: DAY },
  ];
  for (const { kind, key, ...rule } of rules) {
    const decision = await ports.rateLimiter.consume(`widget:${kind}:${key}`, rule);
    if (decision.allowed) continue;
    throw limited(kind, messages[kind] ?? serverWords(language).limits[kind], decision.resetSeconds);
  }
}

function limited(kind: LimitKind, message: string, retryAfterSeconds: number): AppError {
  return new AppError("rate_limited", message, { details: { kind, retryAfterSeconds } });
}

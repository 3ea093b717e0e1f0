import { z } from "zod";
import { AppError, validationFailed } from "@/lib/core/errors";
import type { ConversationId } from "@/lib/core/ids";
import { networkOf } from "@/lib/core/network-of";
import type { VisitorPage } from "@/lib/schemas/visitor";
import { BotWidget, WIDGET_LANGUAGES, type WidgetLanguage } from "@/lib/schemas/widget";
import { type Ctx, limit, type Tx } from "../_kit";
import { getBotOrThrow } from "../bots";
import { pageOf, serverWords } from "../widget";

const AN_HOUR = { limit: 5, windowSeconds: 60 * 60 };
/** Many visitors may share one network address. */
const AN_HOUR_OF_ADDRESS = { limit: 20, windowSeconds: 60 * 60 };

/** In which to speak to the visitor. */
export const InLanguage = { language: z.enum(WIDGET_LANGUAGES).default("en") };

/** Counts what a visitor leaves. @throws AppError rate_limited */
export async function limitLeft(ctx: Ctx, kind: "lead" | "person", language: WidgetLanguage): Promise<void> {
  if (ctx.actor.type !== "visitor") return;
  const { visitorId, botId } = ctx.actor;
  const { tooOften: message } = serverWords(language).left;
  await limit(ctx, `contact:${kind}:${visitorId}`, AN_HOUR, message);
  await limit(ctx, `contact:${kind}:${botId}:${networkOf(ctx.address)}`, AN_HOUR_OF_ADDRESS, message);
}

/** In place of what the audit log would say. */
export const A_TRIAL = { skip: "somebody of the team tried the widget" };

type Left = { conversationId?: ConversationId | undefined; page?: VisitorPage | undefined };

/**
 * Who leaves something, where, and about what. What somebody of the team sends while they try the widget is looked at like a
 * visitor's, and neither kept nor mailed (`isTrial`).
 * @throws AppError forbidden for whoever is no visitor; validation_failed for a conversation that is not theirs
 */
export async function fromVisitor(tx: Tx, { conversationId, page }: Left) {
  const { actor } = tx;
  if (actor.type !== "visitor") throw new AppError("forbidden", "Only visitors of a widget may do this.");
  const { visitorId, botId, origin } = actor;
  const bot = await getBotOrThrow(tx, botId);
  if (conversationId) {
    const where = { id: conversationId, botId, askerId: visitorId };
    const isTheirs = (await tx.db.conversation.count({ where })) > 0;
    if (!isTheirs)
      throw validationFailed([{ path: ["conversationId"], message: "is not one of your conversations" }]);
  }
  return {
    widget: BotWidget.parse(bot.widget),
    isTrial: actor.isPreview === true,
    row: {
      ...{ tenantId: tx.tenant.id, botId, visitorId, page: pageOf(page, origin) },
      conversationId: conversationId ?? null,
    },
  };
}

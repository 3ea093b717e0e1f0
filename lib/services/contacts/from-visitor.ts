import { AppError, validationFailed } from "@/lib/core/errors";
import type { ConversationId } from "@/lib/core/ids";
import type { VisitorPage } from "@/lib/schemas/visitor";
import { BotWidget } from "@/lib/schemas/widget";
import { type Ctx, limit, type Tx } from "../_kit";
import { getBotOrThrow } from "../bots";
import { pageOf } from "../widget";

const AN_HOUR = { limit: 5, windowSeconds: 60 * 60 };
/** Many visitors may share one network address. */
const AN_HOUR_OF_ADDRESS = { limit: 20, windowSeconds: 60 * 60 };

/** Counts what a visitor leaves. @throws AppError rate_limited */
export async function limitLeft(ctx: Ctx, kind: "lead" | "person"): Promise<void> {
  if (ctx.actor.type !== "visitor") return;
  const { visitorId, botId } = ctx.actor;
  const message = "You have sent this several times already. Please try again in an hour.";
  await limit(ctx, `contact:${kind}:${visitorId}`, AN_HOUR, message);
  await limit(ctx, `contact:${kind}:${botId}:${ctx.address}`, AN_HOUR_OF_ADDRESS, message);
}

type Left = { conversationId?: ConversationId | undefined; page?: VisitorPage | undefined };

/**
 * Who leaves something, where, and about what.
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
    row: {
      ...{ tenantId: tx.tenant.id, botId, visitorId, page: pageOf(page, origin) },
      conversationId: conversationId ?? null,
    },
  };
}

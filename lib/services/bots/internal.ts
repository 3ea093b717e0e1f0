import { AppError, validationFailed } from "@/lib/core/errors";
import type { BotId } from "@/lib/core/ids";
import type { Prisma } from "@/lib/db";
import { reachableBots, type Tx } from "../_kit";

/** The bots this actor may reach, as a condition. */
export function reachable(tx: Tx): Prisma.BotWhereInput {
  const only = reachableBots(tx.actor);
  return only === null ? {} : { id: { in: [...only] } };
}

const withSourceCount = { _count: { select: { sources: true } } } as const;

/** @throws AppError not_found for a bot that is deleted, foreign, out of reach or made up: all read the same */
export async function getBotOrThrow(tx: Tx, botId: BotId, { deleted = false } = {}) {
  const bot = await tx.db.bot.findFirst({
    where: { AND: [{ id: botId, deletedAt: deleted ? { not: null } : null }, reachable(tx)] },
    include: withSourceCount,
  });
  if (!bot) throw new AppError("not_found", "There is no such bot.");
  return bot;
}

/** For ids in a body. @throws AppError validation_failed, naming each id that is none of the tenant's live bots */
export async function assertBotsExist(tx: Tx, botIds: readonly BotId[]): Promise<void> {
  if (botIds.length === 0) return;
  const found = await tx.db.bot.findMany({
    where: { AND: [{ id: { in: [...botIds] }, deletedAt: null }, reachable(tx)] },
    select: { id: true },
  });
  const known = new Set(found.map((bot) => bot.id));
  const issues = botIds.flatMap((id, index) =>
    known.has(id) ? [] : [{ path: ["botIds", index], message: "is not a bot of this tenant" }],
  );
  if (issues.length > 0) throw validationFailed(issues);
}

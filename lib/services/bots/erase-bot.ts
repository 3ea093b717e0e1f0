import { z } from "zod";
import { type BotId, newId } from "@/lib/core/ids";
import { idOf } from "@/lib/schemas/common";
import { command, type Tx } from "../_kit";
import { getBotOrThrow } from "./internal";

/**
 * Erases a deleted bot with its conversations and the answers the team wrote for it, for good. Its sources stay: other bots may use them, and people delete them
 * on their own. @throws AppError not_found for a bot that is not deleted
 */
export const eraseBot = command({
  name: "bot.erase",
  permission: "bots:write",
  input: z.strictObject({ botId: idOf("bot") }),
  async run({ tx, input: { botId } }) {
    const { name } = await getBotOrThrow(tx, botId, { deleted: true });
    const found = Object.entries(await count(tx, botId));
    const removed = Object.fromEntries(found.filter(([, amount]) => amount > 0));
    await tx.db.bot.delete({ where: { id: botId } });
    const receipt = { removed, left: await count(tx, botId) };
    const done = { status: "succeeded" as const, startedAt: tx.now(), finishedAt: tx.now(), receipt };
    const id = newId("job");
    const data = { id, tenantId: tx.tenant.id, kind: "delete_bot" as const, botId, title: name, ...done };
    await tx.db.job.create({ data });
    return { result: { jobId: id, receipt }, audit: { targetId: botId, before: { name } } };
  },
});

async function count({ db }: Tx, botId: BotId): Promise<Record<string, number>> {
  const of = { where: { botId } };
  return {
    bots: await db.bot.count({ where: { id: botId } }),
    conversations: await db.conversation.count(of),
    messages: await db.message.count({ where: { conversation: { botId } } }),
    curated: await db.curatedAnswer.count(of),
    evaluations: await db.evaluationSet.count(of),
    sourceLinks: await db.botSource.count(of),
  };
}

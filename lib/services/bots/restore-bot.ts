import { z } from "zod";
import { idOf } from "@/lib/schemas/common";
import { command } from "../_kit";
import { toBotDto } from "./bot-dto";
import { getBotOrThrow } from "./internal";

/** Brings a deleted bot back as it was. */
export const restoreBot = command({
  name: "bot.restore",
  permission: "bots:write",
  input: z.strictObject({ botId: idOf("bot") }),
  adds: ["bots"],
  async run({ tx, input }) {
    const bot = await getBotOrThrow(tx, input.botId, { deleted: true });
    await tx.db.bot.update({ where: { id: bot.id }, data: { deletedAt: null } });
    return { result: toBotDto({ ...bot, deletedAt: null }), audit: { targetId: bot.id } };
  },
});

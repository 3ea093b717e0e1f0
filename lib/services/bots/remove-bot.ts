import { z } from "zod";
import { idOf } from "@/lib/schemas/common";
import { command } from "../_kit";
import { getBotOrThrow } from "./internal";

/** Hides the bot at once; it can be restored, and its sources stay. */
export const removeBot = command({
  name: "bot.remove",
  permission: "bots:write",
  input: z.strictObject({ botId: idOf("bot") }),
  async run({ tx, input }) {
    await getBotOrThrow(tx, input.botId);
    await tx.db.bot.update({ where: { id: input.botId }, data: { deletedAt: tx.now() } });
    return { result: null, audit: { targetId: input.botId } };
  },
});

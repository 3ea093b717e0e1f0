import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { CreateBotBody } from "@/lib/schemas/bot";
import { command, reachableBots } from "../_kit";
import { assertConnectionsExist } from "../connections";
import { toBotDto } from "./bot-dto";

export const createBot = command({
  name: "bot.create",
  permission: "bots:write",
  input: CreateBotBody,
  adds: ["bots"],
  async run({ tx, input }) {
    if (reachableBots(tx.actor))
      throw new AppError("forbidden", "This token is kept to certain bots and cannot make new ones.");
    await assertConnectionsExist(tx, input.models);
    const row = await tx.db.bot.create({ data: { ...input, id: newId("bot"), tenantId: tx.tenant.id } });
    const result = toBotDto({ ...row, _count: { sources: 0 } });
    return { result, audit: { targetId: row.id, after: result } };
  },
});

import { UpdateBotBody } from "@/lib/schemas/bot";
import { idOf } from "@/lib/schemas/common";
import { command } from "../_kit";
import { assertConnectionsExist } from "../connections";
import { toBotDto } from "./bot-dto";
import { getBotOrThrow } from "./internal";

/** Changes only what is named; settings groups (`models`, `retrieval`, `widget`) are replaced as a whole. */
export const updateBot = command({
  name: "bot.update",
  permission: "bots:write",
  input: UpdateBotBody.extend({ botId: idOf("bot") }),
  async run({ tx, input: { botId, ...changes } }) {
    const before = toBotDto(await getBotOrThrow(tx, botId));
    if (changes.models) await assertConnectionsExist(tx, changes.models);
    await tx.db.bot.update({ where: { id: botId }, data: changes });
    const result = toBotDto(await getBotOrThrow(tx, botId));
    return { result, audit: { targetId: botId, before, after: result } };
  },
});

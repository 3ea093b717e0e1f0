import { z } from "zod";
import { idOf } from "@/lib/schemas/common";
import { query } from "../_kit";
import { toBotDto } from "./bot-dto";
import { getBotOrThrow } from "./internal";

export const getBot = query({
  name: "bot.get",
  permission: "bots:read",
  input: z.strictObject({ botId: idOf("bot") }),
  run: async ({ tx, input }) => toBotDto(await getBotOrThrow(tx, input.botId)),
});

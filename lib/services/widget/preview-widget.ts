import { z } from "zod";
import { newId } from "@/lib/core/ids";
import { idOf } from "@/lib/schemas/common";
import { query } from "../_kit";
import { getBotOrThrow } from "../bots";

/** Somebody of the team becomes a visitor of the bot, to try its widget. */
export const previewWidget = query({
  name: "bot.preview_widget",
  permission: "bots:write",
  input: z.strictObject({ botId: idOf("bot") }),
  async run({ tx, input: { botId } }) {
    await getBotOrThrow(tx, botId);
    return { botId, visitorId: newId("visitor") };
  },
});

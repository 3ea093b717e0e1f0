import { z } from "zod";
import { idOf } from "@/lib/schemas/common";
import { command } from "../_kit";
import { getCuratedOrThrow, toCuratedDto, toNote } from "./curated-row";

/** Takes an answer away for good; what was answered with it stays in its conversations. */
export const removeCurated = command({
  name: "curated.remove",
  permission: "bots:write",
  input: z.strictObject({ botId: idOf("bot"), answerId: idOf("answer") }),
  async run({ tx, input }) {
    const before = toNote(toCuratedDto(await getCuratedOrThrow(tx, input)));
    await tx.db.curatedAnswer.delete({ where: { id: input.answerId } });
    return { result: null, audit: { targetId: input.answerId, before } };
  },
});

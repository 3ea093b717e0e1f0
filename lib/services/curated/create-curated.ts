import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { idOf } from "@/lib/schemas/common";
import { CreateCuratedBody, MOST_CURATED } from "@/lib/schemas/curated";
import { command } from "../_kit";
import { getBotOrThrow } from "../bots";
import { getCuratedOrThrow, toCuratedDto, toNote } from "./curated-row";
import { holdBot, writePhrasings } from "./phrasings";

/** Writes the team's answer to a question; from the next question on it is given. */
export const createCurated = command({
  name: "curated.create",
  permission: "bots:write",
  input: CreateCuratedBody.extend({ botId: idOf("bot") }),
  addsContent: true,
  async run({ tx, input: { botId, answer, links, isDisabled, ...asked } }) {
    await getBotOrThrow(tx, botId);
    await holdBot(tx, botId);
    if ((await tx.db.curatedAnswer.count({ where: { botId } })) >= MOST_CURATED) throw tooMany();
    const answerId = newId("answer");
    const disabledAt = isDisabled ? tx.now() : null;
    await tx.db.curatedAnswer.create({
      data: { id: answerId, tenantId: tx.tenant.id, botId, answer, links, disabledAt },
    });
    await writePhrasings(tx, { botId, answerId }, asked);
    const result = toCuratedDto(await getCuratedOrThrow(tx, { botId, answerId }));
    return { result, audit: { targetId: answerId, after: toNote(result) } };
  },
});

export function tooMany(): AppError {
  return new AppError("conflict", `A bot can have at most ${MOST_CURATED} answers. Delete some first.`);
}

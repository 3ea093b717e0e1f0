import { idOf } from "@/lib/schemas/common";
import { UpdateCuratedBody } from "@/lib/schemas/curated";
import { command } from "../_kit";
import { getCuratedOrThrow, toCuratedDto, toNote } from "./curated-row";
import { holdBot, writePhrasings } from "./phrasings";

/** Changes only what is named; other phrasings and links are replaced as a whole. */
export const updateCurated = command({
  name: "curated.update",
  permission: "bots:write",
  input: UpdateCuratedBody.extend({ botId: idOf("bot"), answerId: idOf("answer") }),
  async run({ tx, input: { botId, answerId, question, alternatives, isDisabled, ...changes } }) {
    const row = await getCuratedOrThrow(tx, { botId, answerId });
    const before = toCuratedDto(row);
    await tx.db.curatedAnswer.update({
      where: { id: answerId },
      data: {
        ...changes,
        ...(isDisabled !== undefined && { disabledAt: isDisabled ? (row.disabledAt ?? tx.now()) : null }),
      },
    });
    if (question !== undefined || alternatives !== undefined) {
      await holdBot(tx, botId);
      const asked = {
        question: question ?? before.question,
        alternatives: alternatives ?? before.alternatives,
      };
      await writePhrasings(tx, { botId, answerId }, asked);
    }
    const result = toCuratedDto(await getCuratedOrThrow(tx, { botId, answerId }));
    const changed = (["question", "alternatives", "answer", "links", "isDisabled"] as const).filter(
      (name) => JSON.stringify(before[name]) !== JSON.stringify(result[name]),
    );
    const after = { ...toNote(result), changed };
    return { result, audit: { targetId: answerId, before: toNote(before), after } };
  },
});

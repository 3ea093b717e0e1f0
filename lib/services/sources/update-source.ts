import { idOf } from "@/lib/schemas/common";
import { UpdateSourceBody } from "@/lib/schemas/source";
import { command } from "../_kit";
import { assertBotsExist } from "../bots";
import { getSourceOrThrow, getWritableSourceOrThrow } from "./internal";
import { toSourceDto } from "./source-dto";

/** Renames a source, or attaches it to exactly the named bots; takes effect with the next question. */
export const updateSource = command({
  name: "source.update",
  permission: "sources:write",
  input: UpdateSourceBody.extend({ sourceId: idOf("source") }),
  async run({ tx, input: { sourceId, title, botIds } }) {
    const before = await getWritableSourceOrThrow(tx, sourceId);
    if (title !== undefined) await tx.db.source.update({ where: { id: sourceId }, data: { title } });
    if (botIds !== undefined) {
      await assertBotsExist(tx, botIds);
      const tenantId = tx.tenant.id;
      // A bot that is deleted cannot be named, and has its sources when it is restored.
      const left = { sourceId, botId: { notIn: botIds }, bot: { deletedAt: null } };
      await tx.db.botSource.deleteMany({ where: left });
      await tx.db.botSource.createMany({
        data: botIds.map((botId) => ({ tenantId, botId, sourceId })),
        skipDuplicates: true,
      });
    }
    const result = toSourceDto(await getSourceOrThrow(tx, sourceId));
    const audit = {
      targetId: sourceId,
      before: { title: before.title, botIds: before.botIds },
      after: { title: result.title, botIds: result.botIds },
    };
    return { result, audit };
  },
});

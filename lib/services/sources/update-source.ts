import { idOf } from "@/lib/schemas/common";
import { type SourceDto, UpdateSourceBody } from "@/lib/schemas/source";
import { command } from "../_kit";
import { assertBotsExist } from "../bots";
import { getSourceOrThrow, getWritableSourceOrThrow } from "./internal";
import { toSourceDto } from "./source-dto";

/** Renames a source, notes about it what is asked by, or attaches it to exactly the named bots; takes effect with the next question. */
export const updateSource = command({
  name: "source.update",
  permission: "sources:write",
  input: UpdateSourceBody.extend({ sourceId: idOf("source") }),
  async run({ tx, input: { sourceId, title, botIds, metadata } }) {
    const before = await getWritableSourceOrThrow(tx, sourceId);
    if (title !== undefined) await tx.db.source.update({ where: { id: sourceId }, data: { title } });
    if (metadata !== undefined) await tx.db.source.update({ where: { id: sourceId }, data: { metadata } });
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
      before: brief(before),
      after: brief(result),
    };
    return { result, audit };
  },
});

function brief({ title, botIds, metadata }: Pick<SourceDto, "title" | "botIds" | "metadata">) {
  return { title, botIds, metadata };
}

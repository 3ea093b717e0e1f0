import { validationFailed } from "@/lib/core/errors";
import { Prisma } from "@/lib/db";
import { idOf } from "@/lib/schemas/common";
import { type SourceDto, UpdateSourceBody } from "@/lib/schemas/source";
import type { SiteLimits } from "@/lib/schemas/source-config";
import type { Schedule } from "@/lib/schemas/sync";
import { command, type Tx } from "../_kit";
import { assertBotsExist } from "../bots";
import { nextDue } from "../sync";
import { getSourceOrThrow, getWritableSourceOrThrow, hasOrigin, isSite, type SourceRow } from "./internal";
import { assertSelectors } from "./selectors";
import { toSourceDto } from "./source-dto";

/** Renames a source, notes about it what is asked by, attaches it to exactly the named bots, or says when its origin is looked at again. */
export const updateSource = command({
  name: "source.update",
  permission: "sources:write",
  input: UpdateSourceBody.extend({ sourceId: idOf("source") }),
  async run({ tx, input: { sourceId, title, botIds, schedule, metadata, site } }) {
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
    if (site !== undefined) await setSite(tx, before, site);
    if (schedule !== undefined) await setSchedule(tx, before, schedule);
    const result = toSourceDto(await getSourceOrThrow(tx, sourceId));
    const audit = {
      targetId: sourceId,
      before: brief(toSourceDto(before)),
      after: brief(result),
    };
    return { result, audit };
  },
});

async function setSchedule(tx: Tx, { id, type }: SourceRow, schedule: Schedule | null): Promise<void> {
  if (schedule && !hasOrigin(type)) {
    const message = "is only for what has an origin on the web; this was given to us whole";
    throw validationFailed([{ path: ["schedule"], message }]);
  }
  const nextSyncAt = schedule && nextDue(schedule, tx.now());
  await tx.db.source.update({ where: { id }, data: { schedule: schedule ?? Prisma.DbNull, nextSyncAt } });
}

type Brief = Pick<SourceDto, "title" | "botIds" | "metadata" | "schedule" | "site">;

function brief({ title, botIds, metadata, schedule, site }: Brief): Brief {
  return { title, botIds, metadata, schedule, site };
}

async function setSite(tx: Tx, { id, type, config }: SourceRow, site: SiteLimits): Promise<void> {
  if (!isSite(type))
    throw validationFailed([{ path: ["site"], message: "is only for websites and sitemaps" }]);
  assertSelectors(site, ["site"]);
  await tx.db.source.update({ where: { id }, data: { config: { ...config, ...site } } });
}

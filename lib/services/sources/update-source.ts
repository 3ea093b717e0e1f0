import { validationFailed } from "@/lib/core/errors";
import type { DocumentId, SourceId } from "@/lib/core/ids";
import { Prisma } from "@/lib/db";
import { idOf } from "@/lib/schemas/common";
import type { DomainEvent } from "@/lib/schemas/events";
import { type SourceDto, UpdateSourceBody } from "@/lib/schemas/source";
import { Chunking, type SiteLimits, type SourceConfig } from "@/lib/schemas/source-config";
import type { Schedule } from "@/lib/schemas/sync";
import { command, type Tx } from "../_kit";
import { assertBotsExist } from "../bots";
import { requestIngestion, WORKING } from "../ingestion";
import { nextDue } from "../sync";
import {
  attachTo,
  getSourceOrThrow,
  getWritableSourceOrThrow,
  hasOrigin,
  isSite,
  type SourceRow,
} from "./internal";
import { assertSelectors } from "./selectors";
import { toSourceDto } from "./source-dto";

/** Renames a source, notes about it what is asked by, attaches it to exactly the named bots, or says when its origin is looked at again. */
export const updateSource = command({
  name: "source.update",
  permission: "sources:write",
  input: UpdateSourceBody.extend({ sourceId: idOf("source") }),
  async run({ tx, input: { sourceId, title, botIds, schedule, metadata, site, chunking } }) {
    const before = await getWritableSourceOrThrow(tx, sourceId);
    if (title !== undefined) await tx.db.source.update({ where: { id: sourceId }, data: { title } });
    if (metadata !== undefined) await tx.db.source.update({ where: { id: sourceId }, data: { metadata } });
    if (botIds !== undefined) {
      await assertBotsExist(tx, botIds);
      // A bot that is deleted cannot be named, and has its sources when it is restored.
      const left = { sourceId, botId: { notIn: botIds }, bot: { deletedAt: null } };
      await tx.db.botSource.deleteMany({ where: left });
      await attachTo(tx, sourceId, botIds);
    }
    if (site !== undefined) await setSite(tx, before, site);
    if (schedule !== undefined) await setSchedule(tx, before, schedule);
    if (chunking !== undefined) await setConfig(tx, sourceId, { chunking });
    const after = await getSourceOrThrow(tx, sourceId);
    const events = isCutOtherwise(before.config, after.config) ? await readAgain(tx, sourceId) : [];
    const result = toSourceDto(events.length > 0 ? await getSourceOrThrow(tx, sourceId) : after);
    const audit = {
      targetId: sourceId,
      before: brief(toSourceDto(before)),
      after: brief(result),
    };
    return { result, audit, events };
  },
});

/** Merged by the database, so that two who change different things at once both have their way. */
async function setConfig(tx: Tx, sourceId: SourceId, change: Partial<SourceConfig>): Promise<void> {
  await tx.db.$executeRaw`
    update "Source" set config = config || ${JSON.stringify(change)}::jsonb, "updatedAt" = now() where id = ${sourceId}`;
}

/** Whether the same texts would be cut into other passages now. */
function isCutOtherwise(before: SourceConfig, after: SourceConfig): boolean {
  const [old, now] = [before, after].map(({ chunking }) => Chunking.parse(chunking ?? {}));
  return old?.size !== now?.size || old?.overlap !== now?.overlap;
}

/** From the stored originals, as new versions: the old ones answer until they are done. */
async function readAgain(tx: Tx, sourceId: SourceId): Promise<DomainEvent[]> {
  const where = { sourceId, deletedAt: null, status: { in: ["ready" as const, ...WORKING] } };
  const documents = await tx.db.document.findMany({ where, select: { id: true } });
  return requestIngestion(
    tx,
    documents.map(({ id }) => ({ id: id as DocumentId, sourceId })),
  );
}

async function setSchedule(tx: Tx, { id, type }: SourceRow, schedule: Schedule | null): Promise<void> {
  if (schedule && !hasOrigin(type)) {
    const message = "is only for what has an origin on the web; this was given to us whole";
    throw validationFailed([{ path: ["schedule"], message }]);
  }
  const nextSyncAt = schedule && nextDue(schedule, tx.now());
  await tx.db.source.update({ where: { id }, data: { schedule: schedule ?? Prisma.DbNull, nextSyncAt } });
}

type Brief = Pick<SourceDto, "title" | "botIds" | "metadata" | "schedule" | "site" | "chunking">;

function brief({ title, botIds, metadata, schedule, site, chunking }: Brief): Brief {
  return { title, botIds, metadata, schedule, site, chunking };
}

async function setSite(tx: Tx, { id, type }: SourceRow, site: SiteLimits): Promise<void> {
  if (!isSite(type))
    throw validationFailed([{ path: ["site"], message: "is only for websites and sitemaps" }]);
  assertSelectors(site, ["site"]);
  await setConfig(tx, id, site);
}

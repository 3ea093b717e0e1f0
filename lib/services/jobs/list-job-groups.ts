import { decodeCursor, toPage } from "@/lib/core/cursor";
import type { SourceId } from "@/lib/core/ids";
import { Prisma } from "@/lib/db";
import { type JobDto, type JobGroupDto, ListJobGroupsQuery } from "@/lib/schemas/job";
import { query, reachableBots, type Tx } from "../_kit";
import { NO_NAME, toJobDtos } from "./job-dto";

const JOBS_SHOWN = 10;

type Group = {
  key: string;
  sourceId: SourceId | null;
  newest: string;
  createdAt: Date;
} & JobGroupDto["counts"];

/** Jobs by the source they work on, the source with the newest job first. */
export const listJobGroups = query({
  name: "job.list_groups",
  permission: "jobs:read",
  input: ListJobGroupsQuery,
  async run({ tx, input: { status, cursor, limit } }) {
    const which = Prisma.join(
      [reached(tx), status ? Prisma.sql`j.status = ${status}::"JobStatus"` : Prisma.sql`true`],
      " and ",
    );
    const before = cursor ? Prisma.sql`having max(j.id) < ${decodeCursor(cursor)}` : Prisma.empty;
    const rows = await tx.db.$queryRaw<Group[]>`
      select ${KEY} as key, j."sourceId", max(j.id) as newest, max(j."createdAt") as "createdAt", ${COUNTS}
      from "Job" j where ${which} group by 1, 2 ${before} order by newest desc limit ${limit + 1}`;
    const page = toPage(
      rows,
      limit,
      (row) => row.newest,
      (row) => row,
    );
    const jobs = await firstJobs(tx, page.items, which);
    const names = await namesOf(tx, page.items);
    const items = page.items.map((group) => toDto(group, jobs, names));
    return { items, nextCursor: page.nextCursor };
  },
});

const KEY = Prisma.sql`coalesce(j."sourceId", j.id)`;

const COUNTS = Prisma.sql`
  count(*) filter (where j.status = 'queued')::int as queued,
  count(*) filter (where j.status = 'running')::int as running,
  count(*) filter (where j.status = 'succeeded')::int as succeeded,
  count(*) filter (where j.status = 'failed')::int as failed,
  count(*) filter (where j.status = 'canceled')::int as canceled`;

/** A token that is kept to certain bots sees the jobs of their sources. */
function reached(tx: Tx): Prisma.Sql {
  const only = reachableBots(tx.actor);
  if (only === null) return Prisma.sql`true`;
  return Prisma.sql`j."sourceId" in (select b."sourceId" from "BotSource" b where b."botId" = any(${[...only]}::text[]))`;
}

/** The first jobs of each group, in the order in which one wants to see them. */
async function firstJobs(tx: Tx, groups: readonly Group[], which: Prisma.Sql): Promise<JobDto[]> {
  const ids = await tx.db.$queryRaw<{ id: string }[]>`
    select id from (
      select j.id, row_number() over (partition by ${KEY} order by case
        when j.status = 'running' then 0
        when j.status = 'failed' and (d.id is not null or j."documentId" is null and not exists (
          select from "Job" o where o."sourceId" = j."sourceId" and o.kind = j.kind and o.id > j.id)) then 1
        else 2 end, j.id desc) as place
      from "Job" j left join "Document" d on d.id = j."documentId" and d."jobId" = j.id
      where ${KEY} = any(${groups.map(({ key }) => key)}::text[]) and ${which}
    ) ranked where place <= ${JOBS_SHOWN} order by place`;
  const rows = await tx.db.job.findMany({ where: { id: { in: ids.map(({ id }) => id) } } });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return toJobDtos(
    tx,
    ids.flatMap(({ id }) => byId.get(id) ?? []),
  );
}

type Named = { id: string; title: string; isDeleted: boolean };

/** The sources by their names; those that are deleted by the name that their last job kept. */
async function namesOf(tx: Tx, groups: readonly Group[]): Promise<Map<string, Named>> {
  const ids = groups.flatMap(({ sourceId }) => sourceId ?? []);
  const where = { id: { in: ids }, deletedAt: null };
  const live = await tx.db.source.findMany({ where, select: { id: true, title: true } });
  const known = new Set(live.map(({ id }) => id));
  const gone = ids.filter((id) => !known.has(id));
  const named: Named[] = live.map((source) => ({ ...source, isDeleted: false }));
  if (gone.length > 0) named.push(...(await lastNamesOf(tx, gone)));
  return new Map(named.map((one) => [one.id, one]));
}

/** A source may have thousands of jobs: those of live ones are not looked through for a name. */
function lastNamesOf(tx: Tx, sourceIds: readonly string[]): Promise<Named[]> {
  return tx.db.$queryRaw`
    select distinct on (j."sourceId") j."sourceId" as id, coalesce(j.title, ${NO_NAME}) as title, true as "isDeleted"
    from "Job" j where j."sourceId" = any(${[...sourceIds]}::text[])
    order by j."sourceId", j."documentId" is null desc, j.title is null, j.id desc`;
}

function toDto(group: Group, all: readonly JobDto[], names: ReadonlyMap<string, Named>): JobGroupDto {
  const { key, sourceId, createdAt, queued, running, succeeded, failed, canceled } = group;
  const jobs = all.filter((job) => (job.sourceId ?? job.id) === key);
  const named = names.get(key) ?? jobs[0];
  const waits = jobs.flatMap(({ wait }) => wait ?? []);
  return {
    id: key,
    sourceId,
    title: named?.title ?? NO_NAME,
    isDeleted: named?.isDeleted ?? true,
    counts: { queued, running, succeeded, failed, canceled },
    wait: waits.toSorted((a, b) => a.until.localeCompare(b.until))[0] ?? null,
    createdAt: createdAt.toISOString(),
    jobs,
  };
}

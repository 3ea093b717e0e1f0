import { Prisma } from "@/lib/db";
import type { Tx } from "../_kit";
import type { ActiveRun } from "./run-fence";

/** Months and days that a source takes in of one calendar: eight years of months. */
const MOST_DATES = 100;
/** So many pages of one kind that say the same as others show that the rest will. */
const ENOUGH_TWINS = 20;
/** Pages of one kind that are looked at before it is the turn of other kinds. */
const TURN = 50;

/** Of pages that a program makes as long as somebody asks for the next one. */
const DATED =
  "[?&](month|year|day|week|(start|end|event|([a-z]+[_-])*)date|cal[a-z_-]*|monat|jahr|tag|woche)=[0-9]" +
  "|/(calendar|cal|events?|kalender|termine|veranstaltungen|agenda|calendrier|calendario)/([^?]*/)?(19|20|21)[0-9][0-9]";

/** Pages of one kind have the same address but for numbers and the values of parameters. */
const KIND = Prisma.sql`regexp_replace(regexp_replace(p.url, '=[^&]*', '=', 'g'), '[0-9]+', '#', 'g')`;

export type Pending = {
  id: string;
  kind: "page" | "sitemap";
  documentId: string | null;
  attempts: number;
  /** Why the last try failed, and when; null: it was not tried, or did not fail. */
  reason: string | null;
  message: string | null;
  checkedAt: Date | null;
};

/** What is to be looked at next: the pages nearest to the start first, of one kind only some at a time, and last what failed. */
export function findPending(tx: Tx, run: ActiveRun, most: number): Promise<Pending[]> {
  return tx.db.$queryRaw<Pending[]>`
    select id, kind, "documentId", attempts, reason, message, "checkedAt" from (
      select p.id, p.kind, p."documentId", p.state, p.attempts, p.depth, p.reason, p.message, p."checkedAt",
             (row_number() over (partition by ${KIND} order by p.depth, p.id) - 1) / ${TURN}::int as turn
      from "SourcePage" p where p."sourceId" = ${run.sourceId} and p."runId" = ${run.id}
    ) pages
    where state = 'pending'
    order by attempts > 0, kind desc, attempts, turn, depth, id
    limit ${most}`;
}

/**
 * Leaves out what a site has without end: the dates of a calendar beyond some, and the rest of a kind of pages that mostly
 * say the same. What was taken in once is looked at as ever. They do not count as found.
 */
export async function leaveTraps(tx: Tx, run: ActiveRun): Promise<void> {
  if (run.type !== "website") return;
  const left = await tx.db.$executeRaw`
    update "SourcePage" page set state = 'skipped', reason = 'endless'
    from (
      select p.id, p.url,
             row_number() over (partition by ${KIND} order by p.depth, p.id) as place,
             count(*) filter (where p.reason = 'duplicate') over (partition by ${KIND}) as twins,
             count(*) filter (where p.state = 'fetched') over (partition by ${KIND}) as told
      from "SourcePage" p where p."sourceId" = ${run.sourceId} and p."runId" = ${run.id} and p.kind = 'page'
    ) kinds
    where page.id = kinds.id and page.state = 'pending' and page."documentId" is null and page.depth > 0
      and ((kinds.place > ${MOST_DATES} and kinds.url ~* ${DATED})
        or (kinds.twins >= ${ENOUGH_TWINS} and kinds.twins > kinds.told))`;
  if (left === 0) return;
  await tx.db.syncRun.update({ where: { id: run.id }, data: { found: { decrement: left } } });
  run.found -= left;
}

/** What people read of the pages that a run left out for this; null when there are none. */
export async function trapNotice(tx: Tx, run: ActiveRun): Promise<string | null> {
  const where = { sourceId: run.sourceId, runId: run.id, reason: "endless" };
  const left = await tx.db.sourcePage.count({ where });
  if (left === 0) return null;
  const pages = left === 1 ? "1 page was" : `${left.toLocaleString("en")} pages were`;
  return `${pages} left out: the site makes them without end, as the months of a calendar, or pages that say the same. If some of them matter, add them by their addresses.`;
}

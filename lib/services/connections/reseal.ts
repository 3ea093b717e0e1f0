import type { UserId } from "@/lib/core/ids";
import { asSystem, type Db } from "@/lib/db";
import { type OpenCtx, type Ports, secretPlace } from "../_kit";
import { resealTotp } from "../accounts";

const AT_A_TIME = 100;

type Outcome = "resealed" | "fresh" | "unreadable";
type Sealed = { id: string; tenantId: string; secret: string | null };

/**
 * Seals every secret of the deployment with the newest key, a hundred at a time. May be broken off and run again; when
 * nothing is unreadable, the older keys can leave the ring.
 */
export async function resealSecrets(
  ctx: Pick<OpenCtx, "ports" | "log">,
): Promise<{ resealed: number; unreadable: number }> {
  const { vault } = ctx.ports;
  const counts = { resealed: 0, fresh: 0, unreadable: 0 };
  const attempt = async (what: object, work: () => Promise<Outcome>) => {
    const outcome = await work().catch((error): Outcome => {
      ctx.log.error({ error, ...what }, "a stored secret cannot be read");
      return "unreadable";
    });
    counts[outcome] += 1;
  };
  for (const column of COLUMNS) {
    for (let page: Sealed[], after = ""; ; after = page.at(-1)?.id ?? "") {
      const from = after;
      page = await asSystem("operator", (db) => column.find(db, from));
      for (const row of page) await attempt({ [column.table]: row.id }, () => reseal(vault, column, row));
      if (page.length < AT_A_TIME) break;
    }
  }
  const users = await asSystem("operator", (db) =>
    db.user.findMany({ where: { totpSecret: { not: null } }, select: { id: true } }),
  );
  for (const { id } of users) {
    await attempt({ userId: id }, async () =>
      (await resealTotp(vault, id as UserId)) ? "resealed" : "fresh",
    );
  }
  return { resealed: counts.resealed, unreadable: counts.unreadable };
}

/** A column that holds sealed secrets. */
type Column = {
  table: string;
  name: string;
  find(db: Db, after: string): Promise<Sealed[]>;
  /** Only if it is still the one that was read: somebody may put in a new one meanwhile. */
  replace(db: Db, id: string, secret: string, renewed: string): Promise<unknown>;
};

const COLUMNS: readonly Column[] = [
  {
    table: "Connection",
    name: "secret",
    find: (db, after) =>
      db.connection.findMany({
        where: { id: { gt: after }, secret: { not: null } },
        select: { id: true, tenantId: true, secret: true },
        orderBy: { id: "asc" },
        take: AT_A_TIME,
      }),
    replace: (db, id, secret, renewed) =>
      db.connection.updateMany({ where: { id, secret }, data: { secret: renewed } }),
  },
  {
    table: "Bot",
    name: "visitorSecret",
    async find(db, after) {
      const rows = await db.bot.findMany({
        where: { id: { gt: after }, visitorSecret: { not: null } },
        select: { id: true, tenantId: true, visitorSecret: true },
        orderBy: { id: "asc" },
        take: AT_A_TIME,
      });
      return rows.map(({ visitorSecret: secret, ...row }) => ({ ...row, secret }));
    },
    replace: (db, id, visitorSecret, renewed) =>
      db.bot.updateMany({ where: { id, visitorSecret }, data: { visitorSecret: renewed } }),
  },
];

async function reseal(
  vault: Ports["vault"],
  { table, name, replace }: Column,
  { id, tenantId, secret }: Sealed,
): Promise<Outcome> {
  if (!secret || !vault.isStale(secret)) return "fresh";
  const place = secretPlace(table, name, tenantId, id);
  const renewed = vault.seal(vault.open(secret, place), place);
  await asSystem("operator", (db) => replace(db, id, secret, renewed));
  return "resealed";
}

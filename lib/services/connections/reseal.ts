import type { TenantId, UserId } from "@/lib/core/ids";
import { asSystem, type Db } from "@/lib/db";
import type { OpenCtx, Ports } from "../_kit";
import { resealTotp } from "../accounts";
import { placeOf } from "./connection-row";

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
  for (let page: Sealed[], after = ""; ; after = page.at(-1)?.id ?? "") {
    const from = after;
    page = await asSystem("operator", (db) => findSealed(db, from));
    for (const row of page) await attempt({ connectionId: row.id }, () => resealConnection(vault, row));
    if (page.length < AT_A_TIME) break;
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

function findSealed(db: Db, after: string): Promise<Sealed[]> {
  return db.connection.findMany({
    where: { id: { gt: after }, secret: { not: null } },
    select: { id: true, tenantId: true, secret: true },
    orderBy: { id: "asc" },
    take: AT_A_TIME,
  });
}

async function resealConnection(vault: Ports["vault"], { id, tenantId, secret }: Sealed): Promise<Outcome> {
  if (!secret || !vault.isStale(secret)) return "fresh";
  const place = placeOf(tenantId as TenantId, id);
  const renewed = vault.seal(vault.open(secret, place), place);
  // Only if it is still the one that was read: somebody may put in a new key meanwhile.
  await asSystem("operator", (db) =>
    db.connection.updateMany({ where: { id, secret }, data: { secret: renewed } }),
  );
  return "resealed";
}

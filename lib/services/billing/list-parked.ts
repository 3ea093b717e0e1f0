import { asSystem } from "@/lib/db";
import { adviceFor, type ParkedDto } from "@/lib/schemas/parked";
import { assertOperator, type PersonCtx } from "../_kit";

const SINCE_MS = 30 * 24 * 60 * 60_000;

type Row = Omit<ParkedDto, "advice" | "lastAt"> & { lastAt: Date };

/** Events of the last thirty days that could be about nobody here, by their reason; null where billing is off. */
export async function listParked(ctx: PersonCtx): Promise<ParkedDto[] | null> {
  assertOperator(ctx);
  if (!ctx.ports.billing.isOn) return null;
  const since = new Date(ctx.now().getTime() - SINCE_MS);
  const rows = await asSystem(
    "operator",
    (db) => db.$queryRaw<Row[]>`
      select coalesce(reason, '') as reason, count(*)::int as count, max("receivedAt") as "lastAt",
        (array_agg(id order by "receivedAt" desc))[1] as "lastId",
        (array_agg(type order by "receivedAt" desc))[1] as "lastType"
      from "BillingEvent" where outcome = 'parked' and "receivedAt" >= ${since}
      group by 1 order by 3 desc`,
  );
  return rows.map(({ lastAt, ...row }) => ({
    ...row,
    advice: adviceFor(row.reason),
    lastAt: lastAt.toISOString(),
  }));
}

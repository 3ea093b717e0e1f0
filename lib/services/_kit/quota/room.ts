import { Prisma } from "@/lib/db";
import { quotaExceeded } from "./exceeded";
import type { QuotaTx } from "./quota-tx";
import { countStocks } from "./stock";

/**
 * Makes sure of room for files that are about to be sent, beside what is there and what others of the tenant are sending;
 * whoever asks at the same time waits for this transaction. It comes first in it.
 * @throws AppError quota_exceeded
 */
export async function assertRoomFor(tx: QuotaTx, bytes: number): Promise<void> {
  const { storageBytes: limit } = tx.tenant.limits;
  if (limit === null) return;
  await tx.db.$queryRaw(Prisma.sql`select 1 from "Tenant" where id = ${tx.tenant.id} for no key update`);
  const { storageBytes: stored = 0 } = await countStocks(tx, ["storageBytes"]);
  const [begun] = await tx.db.$queryRaw<{ bytes: number }[]>(
    Prisma.sql`select coalesce(sum(bytes), 0)::float8 as bytes from "BegunUpload" where "tenantId" = ${tx.tenant.id}`,
  );
  const used = stored + (begun?.bytes ?? 0);
  if (used + bytes > limit)
    throw quotaExceeded(tx.tenant, { key: "storageBytes", limit, used, resetsAt: null });
}

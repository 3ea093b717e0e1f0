import { decodeCursor, type Page, toPage } from "@/lib/core/cursor";
import { AppError } from "@/lib/core/errors";
import { type Db, Prisma } from "@/lib/db";
import type { AuditEventDto, AuditFilter } from "@/lib/schemas/audit";

type Row = Omit<AuditEventDto, "seq" | "at" | "actor"> & {
  seq: bigint;
  createdAt: Date;
  actorType: string;
  actorId: string | null;
  actorName: string | null;
};

/** Rows of a chain (a tenant's id, or `system`) before a place, newest first; people and tokens by the names they have now. */
export async function findAuditRows(
  db: Db,
  chain: string,
  filter: AuditFilter,
  { before, limit }: { before: bigint | null; limit: number },
): Promise<AuditEventDto[]> {
  const conditions = [
    Prisma.sql`a.chain = ${chain}`,
    before !== null && Prisma.sql`a.seq < ${before}`,
    filter.actorId && Prisma.sql`a."actorId" = ${filter.actorId}`,
    filter.action &&
      Prisma.sql`(a.action = ${filter.action} or starts_with(a.action, ${`${filter.action}.`}))`,
    filter.targetId && Prisma.sql`a."targetId" = ${filter.targetId}`,
    filter.from && Prisma.sql`a."createdAt" >= ${filter.from}::timestamptz`,
    filter.to && Prisma.sql`a."createdAt" < ${filter.to}::timestamptz`,
  ].filter((condition): condition is Prisma.Sql => typeof condition === "object");
  const rows = await db.$queryRaw<Row[]>`
    select a.id, a.seq, a."createdAt", a."actorType", a."actorId", coalesce(u.name, k.name) as "actorName",
           a.action, a."targetId", coalesce(tu.name, tt.name) as "targetName", a.before, a.after, a.address, a."requestId"
    from "AuditEvent" a
    left join "User" u on u.id = a."actorId"
    left join "ApiToken" k on k.id = a."actorId"
    left join "User" tu on tu.id = a."targetId"
    left join "Tenant" tt on tt.id = a."targetId"
    where ${Prisma.join(conditions, " and ")}
    order by a.seq desc limit ${limit}`;
  return rows.map(({ seq, createdAt, actorType, actorId, actorName, ...row }) => ({
    ...row,
    seq: Number(seq),
    at: createdAt.toISOString(),
    actor: { type: actorType, id: actorId, name: actorName },
  }));
}

/** The page of a list that a cursor asks for. @throws AppError invalid_request for a cursor that is none of ours */
export function placeBefore(cursor: string | undefined): bigint | null {
  if (cursor === undefined) return null;
  const key = decodeCursor(cursor);
  if (/^\d{1,18}$/.test(key)) return BigInt(key);
  throw new AppError("invalid_request", "The cursor is not one of ours; leave it out to start anew.");
}

export function toAuditPage(rows: readonly AuditEventDto[], limit: number): Page<AuditEventDto> {
  return toPage(
    rows,
    limit,
    (row) => String(row.seq),
    (row) => row,
  );
}

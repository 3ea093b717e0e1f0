import type { z } from "zod";
import { decodeCursor, type Page, toPage } from "@/lib/core/cursor";
import { AppError } from "@/lib/core/errors";
import type { TenantId } from "@/lib/core/ids";
import { asSystem, type Db, Prisma } from "@/lib/db";
import {
  type AdminTenantDto,
  ChangeTenantBody,
  type ListedTenantDto,
  ListTenantsQuery,
  TenantParam,
} from "@/lib/schemas/admin";
import { parseInput } from "@/lib/schemas/parse";
import { LimitOverrides } from "@/lib/schemas/plans";
import { assertOperator, forgetFlowNotices, monthOf, operatorCommand, type PersonCtx } from "../_kit";
import { planByAccount } from "../billing";
import { readBilling } from "./tenant-billing";

type Row = Omit<AdminTenantDto, "limits" | "usage" | "suspendedAt" | "createdAt"> &
  AdminTenantDto["usage"] & { limits: unknown; suspendedAt: Date | null; createdAt: Date };

/** Every tenant with what it has, uses and pays for, newest first. */
export async function listTenants(
  ctx: PersonCtx,
  raw: z.input<typeof ListTenantsQuery>,
): Promise<Page<ListedTenantDto>> {
  assertOperator(ctx);
  const { search, suspended, cursor, limit } = parseInput(ListTenantsQuery, raw);
  const conditions = [
    Prisma.sql`t."erasedAt" is null`,
    cursor && Prisma.sql`t.id < ${decodeCursor(cursor)}`,
    search && Prisma.sql`(t.name ilike ${pattern(search)} or t.slug ilike ${pattern(search)})`,
    suspended && Prisma.sql`(t."suspendedAt" is not null) = ${suspended === "true"}`,
  ].filter((condition): condition is Prisma.Sql => typeof condition === "object");
  return asSystem("operator", async (db) => {
    const rows = await find(db, ctx.now(), conditions, limit + 1);
    const billingOf = await readBilling(db, ctx, rows);
    return toPage(
      rows,
      limit,
      (row) => row.id,
      (row) => ({ ...toDto(row), billing: billingOf(row.id) }),
    );
  });
}

/** Another plan, whether it holds against the subscription, or single limits in place of the plan's. */
export const changeTenant = operatorCommand({
  name: "operator.change_tenant",
  input: TenantParam.extend(ChangeTenantBody.shape),
  async prepare({ ctx, input: { tenantId, isPlanFixed } }) {
    return { bought: isPlanFixed === false ? await planByAccount(ctx, tenantId) : null };
  },
  async run({ tx, input: { tenantId, plan: wanted, isPlanFixed, limits }, prepared: { bought } }) {
    const before = await getOrThrow(tx.db, tx.now(), tenantId);
    // Let go, the subscription says again what holds.
    const plan = wanted ?? (before.isPlanFixed ? bought : null);
    const data = {
      ...(plan && { plan }),
      ...(isPlanFixed !== undefined && { isPlanFixed }),
      ...(limits && { limits }),
    };
    await tx.db.tenant.update({ where: { id: tenantId }, data });
    const after = await getOrThrow(tx.db, tx.now(), tenantId);
    const [had, has] = [before, after].map(({ plan, limits }) => JSON.stringify([plan, limits]));
    if (had !== has) await forgetFlowNotices(tx.db, tenantId);
    const audit = { tenantId, targetId: tenantId, before: terms(before), after: terms(after) };
    return { result: after, audit };
  },
});

/** Shuts a tenant for everybody but the operator; nothing of it is lost. */
export const suspendTenant = operatorCommand({
  name: "operator.suspend",
  input: TenantParam,
  run: ({ tx, input: { tenantId } }) => setSuspended(tx, tenantId, tx.now()),
});

export const resumeTenant = operatorCommand({
  name: "operator.resume",
  input: TenantParam,
  run: ({ tx, input: { tenantId } }) => setSuspended(tx, tenantId, null),
});

async function setSuspended(tx: { db: Db; now: () => Date }, tenantId: TenantId, suspendedAt: Date | null) {
  await getOrThrow(tx.db, tx.now(), tenantId);
  await tx.db.tenant.update({ where: { id: tenantId }, data: { suspendedAt } });
  return { result: await getOrThrow(tx.db, tx.now(), tenantId), audit: { tenantId, targetId: tenantId } };
}

const terms = ({ plan, isPlanFixed, limits }: AdminTenantDto) => ({ plan, isPlanFixed, limits });
const pattern = (text: string) => `%${text.replace(/[\\%_]/g, "\\$&")}%`;

async function getOrThrow(db: Db, now: Date, id: TenantId): Promise<AdminTenantDto> {
  const [row] = await find(db, now, [Prisma.sql`t.id = ${id} and t."erasedAt" is null`], 1);
  if (!row) throw new AppError("not_found", "There is no such tenant.");
  return toDto(row);
}

function find(db: Db, now: Date, conditions: readonly Prisma.Sql[], limit: number): Promise<Row[]> {
  return db.$queryRaw<Row[]>`
    select t.id, t.slug, t.name, t.plan, t."isPlanFixed", t.limits, t."suspendedAt", t."createdAt",
      (select count(*)::int from "Membership" m where m."tenantId" = t.id) as members,
      (select count(*)::int from "Bot" b where b."tenantId" = t.id and b."deletedAt" is null) as bots,
      (select count(*)::int from "Source" s where s."tenantId" = t.id and s."deletedAt" is null) as sources,
      d.documents, d.chunks, d."storageBytes",
      coalesce((select m.used::int from "UsageMeter" m
                where m."tenantId" = t.id and m.meter = 'messages' and m.period = ${monthOf(now)}), 0) as "messagesThisMonth"
    from "Tenant" t
    cross join lateral (
      select count(*)::int as documents, coalesce(sum(d."heldChunks"), 0)::int as chunks,
             coalesce(sum(d.bytes), 0)::float8 as "storageBytes"
      from "Document" d where d."tenantId" = t.id and d."deletedAt" is null) d
    where ${Prisma.join([...conditions], " and ")}
    order by t.id desc limit ${limit}`;
}

function toDto({
  limits,
  suspendedAt,
  createdAt,
  id,
  slug,
  name,
  plan,
  isPlanFixed,
  ...usage
}: Row): AdminTenantDto {
  const parsed = LimitOverrides.safeParse(limits);
  return {
    ...{ id, slug, name, plan, isPlanFixed, usage },
    limits: parsed.success ? parsed.data : {},
    suspendedAt: suspendedAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  };
}

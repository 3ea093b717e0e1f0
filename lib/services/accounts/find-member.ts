import type { SessionId, UserId } from "@/lib/core/ids";
import { asSystem, Prisma, readOnceAsSystem } from "@/lib/db";
import type { Role } from "@/lib/schemas/permissions";
import { type PersonCtx, TENANT_COLUMNS, type TenantContext, type TenantRow, toTenant } from "../_kit";

/** Whose session this is; null when it was ended or has run out. */
export async function findPerson(id: SessionId, now: Date): Promise<PersonCtx["person"] | null> {
  const session = await asSystem("sign-in", (db) =>
    db.session.findFirst({
      where: { id, expiresAt: { gt: now } },
      select: {
        user: { select: { id: true, email: true, name: true, emailVerifiedAt: true, isOperator: true } },
      },
    }),
  );
  if (!session) return null;
  const { id: userId, emailVerifiedAt, ...user } = session.user;
  return { ...user, id: userId as UserId, sessionId: id, isEmailVerified: emailVerifiedAt !== null };
}

/** Whether this person runs the deployment. */
export async function isOperator(id: UserId): Promise<boolean> {
  const user = await asSystem("sign-in", (db) =>
    db.user.findUnique({ where: { id }, select: { isOperator: true } }),
  );
  return user?.isOperator ?? false;
}

type MemberRow = {
  userId: UserId;
  isStale: boolean;
  isSuspended: boolean;
  role: Role | null;
} & (TenantRow | { tenantId: null });

export type Member = { userId: UserId; role: Role; tenant: TenantContext };

/**
 * The session's user as a member of the tenant with this slug, in one statement: it runs on every request.
 * `signed-out`: no such session; `not-a-member`: no such tenant, or not theirs, which reads the same;
 * `suspended`: by the operator. When the session was seen last is written at most every five minutes.
 */
export async function findMember(
  id: SessionId,
  slug: string,
  now: Date,
): Promise<Member | "signed-out" | "not-a-member" | "suspended"> {
  const [row] = await readOnceAsSystem<MemberRow>(
    "sign-in",
    Prisma.sql`
      select s."userId", s."lastSeenAt" < ${now}::timestamptz - interval '5 minutes' as "isStale",
             m.role::text as role, t."suspendedAt" is not null as "isSuspended", ${TENANT_COLUMNS}
      from "Session" s
      left join "Tenant" t on t.slug = ${slug} and t."erasedAt" is null
      left join "Membership" m on m."tenantId" = t.id and m."userId" = s."userId"
      where s.id = ${id} and s."expiresAt" > ${now}`,
  );
  if (!row) return "signed-out";
  if (row.isStale) await markSeen(id, now);
  const tenant = row.tenantId === null ? null : toTenant(row);
  if (!tenant || !row.role) return "not-a-member";
  if (row.isSuspended) return "suspended";
  return { userId: row.userId, role: row.role, tenant };
}

async function markSeen(id: SessionId, lastSeenAt: Date): Promise<void> {
  await asSystem("sign-in", (db) => db.session.updateMany({ where: { id }, data: { lastSeenAt } }));
}

export type TenantOfMine = { slug: string; name: string; role: Role; isSuspended: boolean };

/** The tenants a user belongs to, by name. */
export async function listTenantsOf(userId: UserId): Promise<TenantOfMine[]> {
  const rows = await asSystem("sign-in", (db) =>
    db.membership.findMany({
      where: { userId, tenant: { erasedAt: null } },
      select: { role: true, tenant: { select: { slug: true, name: true, suspendedAt: true } } },
      orderBy: { tenant: { name: "asc" } },
    }),
  );
  return rows.map(({ role, tenant: { suspendedAt, ...tenant } }) => ({
    role,
    ...tenant,
    isSuspended: suspendedAt !== null,
  }));
}

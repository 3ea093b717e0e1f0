import type pg from "pg";

// Who may come in, and what was revoked or erased, is as it is now, not as it was when the backup was taken.

/** Without types of ours, which may have to go with the tables. */
const REMEMBER = `
  create temp table was_withdrawal on commit drop as select * from "Withdrawal";
  create temp table was_receipt on commit drop as select id, kind::text, "subjectId", removed, "left", "requestedAt",
    "finishedAt" from "ErasureReceipt";
  create temp table was_restoration on commit drop as select * from "Restoration";
  create temp table was_user on commit drop as select id, email, "emailVerifiedAt", "passwordHash", "isOperator",
    "totpSecret", "totpConfirmedAt", "totpLastStep" from "User";
  create temp table was_code on commit drop as select "userId", hash, "usedAt" from "RecoveryCode";
  create temp table was_member on commit drop as select "tenantId", "userId", role::text from "Membership";
  create temp table was_bot on commit drop as select id, "deletedAt", "visitorSecret" from "Bot";
  create temp table was_connection on commit drop as select id, secret from "Connection";
  create temp table was_meter on commit drop as select "tenantId", meter::text, period, used from "UsageMeter";
  create temp table was_usage on commit drop as select "tenantId", id, meter::text, day, amount, state::text, "createdAt",
    "endedAt" from "UsageEntry";
  create temp table was_billing on commit drop as select * from "BillingAccount";
  create temp table was_tenant on commit drop as select id, name, "suspendedAt", plan, "isPlanFixed", limits from "Tenant"`;

/** Before the tables are emptied. */
export async function remember(client: pg.Client): Promise<void> {
  await client.query(REMEMBER);
}

const withdrawn = (kind: string) => `(select subject from "Withdrawal" where kind = '${kind}')`;

/** What is gone with its row; the rest of it goes by foreign keys. */
const DELETED = [
  "Tenant",
  "User",
  "Bot",
  "Conversation",
  "Contact",
  "Connection",
  "CuratedAnswer",
  "EvaluationSet",
  "EvaluationQuestion",
];

const APPLY = [
  `insert into "Withdrawal" select * from was_withdrawal on conflict do nothing`,
  `insert into "Restoration" select * from was_restoration`,
  `insert into "ErasureReceipt" (id, kind, "subjectId", removed, "left", "requestedAt", "finishedAt")
   select id, kind::"ErasureKind", "subjectId", removed, "left", "requestedAt", "finishedAt" from was_receipt
   on conflict (id) do update set removed = excluded.removed, "left" = excluded."left", "finishedAt" = excluded."finishedAt"`,
  // What an erased person did in teams that stay.
  `delete from "Conversation" where "askerId" in ${withdrawn("User")}`,
  `delete from "ApiToken" where "createdById" in ${withdrawn("User")}`,
  `delete from "Invitation" where email in (select email from "User" where id in ${withdrawn("User")})`,
  ...DELETED.map((kind) => `delete from "${kind}" where id in ${withdrawn(kind)}`),
  `delete from "Membership" where "tenantId" || ' ' || "userId" in ${withdrawn("Membership")}`,
  `update "ErasureReceipt" set "finishedAt" = now() where "finishedAt" is null and "subjectId" in
     (select subject from "Withdrawal" where kind in ('Tenant', 'User'))`,
  `update "ApiToken" set "revokedAt" = now() where "revokedAt" is null and id in ${withdrawn("ApiToken")}`,
  `update "Invitation" set "revokedAt" = now()
   where "revokedAt" is null and "acceptedAt" is null and id in ${withdrawn("Invitation")}`,
  // Marked as deleted, nobody sees them; they are cleared right after, with what quotes them.
  `update "Source" set "deletedAt" = now() where "deletedAt" is null and id in ${withdrawn("Source")}`,
  `with recursive gone as (
     select id from "Document" where id in ${withdrawn("Document")} or "sourceId" in ${withdrawn("Source")}
     union select d.id from "Document" d join gone on d."parentId" = gone.id)
   update "Document" set "deletedAt" = now() where "deletedAt" is null and id in (select id from gone)`,
  `delete from "HeldAddress" h using "Document" d
   where d."deletedAt" is not null and d."sourceId" = h."sourceId" and d.url = h.url`,
  `delete from "HeldAddress" where "sourceId" in (select id from "Source" where "deletedAt" is not null)`,
  `update "User" u set "passwordHash" = w."passwordHash", "isOperator" = w."isOperator", "totpSecret" = w."totpSecret",
     "totpConfirmedAt" = w."totpConfirmedAt", "totpLastStep" = w."totpLastStep" from was_user w where w.id = u.id`,
  `update "User" u set email = w.email, "emailVerifiedAt" = w."emailVerifiedAt" from was_user w
   where w.id = u.id and not exists (select from "User" o where o.email = w.email and o.id <> u.id)`,
  `delete from "RecoveryCode" where "userId" in (select id from was_user)`,
  `insert into "RecoveryCode" ("userId", hash, "usedAt")
   select c."userId", c.hash, c."usedAt" from was_code c join "User" u on u.id = c."userId"`,
  // Unless a team would be left without an owner.
  `update "Membership" m set role = w.role::"Role" from was_member w
   where w."tenantId" = m."tenantId" and w."userId" = m."userId" and exists (
     select from "Membership" o left join was_member n on n."tenantId" = o."tenantId" and n."userId" = o."userId"
     where o."tenantId" = m."tenantId" and coalesce(n.role, o.role::text) = 'owner')`,
  `update "Tenant" t set "suspendedAt" = w."suspendedAt", plan = w.plan, "isPlanFixed" = w."isPlanFixed", limits = w.limits from was_tenant w where w.id = t.id`,
  // What was used since stays used.
  `delete from "UsageMeter" where "tenantId" in (select id from was_tenant)`,
  `insert into "UsageMeter" ("tenantId", meter, period, used)
   select m."tenantId", m.meter::"Meter", m.period, m.used from was_meter m join "Tenant" t on t.id = m."tenantId"`,
  `delete from "UsageEntry" where "tenantId" in (select id from was_tenant)`,
  `insert into "UsageEntry" ("tenantId", id, meter, day, amount, state, "createdAt", "endedAt")
   select u."tenantId", u.id, u.meter::"Meter", u.day, u.amount, u.state::"UsageState", u."createdAt", u."endedAt"
   from was_usage u join "Tenant" t on t.id = u."tenantId"`,
  // What a team bought or ended since, the payment service goes on with.
  `delete from "BillingAccount" where "tenantId" in (select id from was_tenant)`,
  `insert into "BillingAccount" select b.* from was_billing b join "Tenant" t on t.id = b."tenantId"`,
  `update "Bot" b set "deletedAt" = w."deletedAt", "visitorSecret" = w."visitorSecret" from was_bot w where w.id = b.id`,
  `update "Connection" c set secret = w.secret from was_connection w where w.id = c.id`,
  // Nobody carries out any more what was under way: the next sweep takes it up, by a heartbeat that is older than its job.
  `update "Job" set "heartbeatAt" = "createdAt" - interval '1 day', "waitCode" = null, "waitMessage" = null, "waitUntil" = null
   where status in ('queued', 'running')`,
  // The search index begins empty.
  `update "Document" set "indexedBy" = null where "indexedBy" is not null`,
];

/** After the rows of the backup are in; everything in the transaction that put them there. */
export async function carry(client: pg.Client): Promise<void> {
  for (const sql of APPLY) await client.query(sql);
}

/** Every tenant that was here, and is here now: by now, or by a restore that was broken off. */
export const ALL_TENANTS = `
  select id from was_tenant union select id from "Tenant"
  union select unnest(tenants) from was_restoration where "finishedAt" is null`;

import { z } from "zod";
import { asSystem, type Db } from "@/lib/db";
import type { AuditVerificationDto } from "@/lib/schemas/audit";
import { assertOperator, type PersonCtx, query } from "../_kit";

type Verification = z.infer<typeof AuditVerificationDto>;
type Row = { events: bigint; brokenAt: bigint | null };

/** Whether the tenant's log is as it was written: no row changed, none missing, none at its end cut off. */
export const verifyAudit = query({
  name: "audit.verify",
  permission: "audit:read",
  input: z.unknown(),
  run: ({ tx }) => verifyChain(tx.db, tx.tenant.id),
});

/** The same of the deployment's own log. */
export async function verifySystemAudit(ctx: PersonCtx): Promise<Verification> {
  assertOperator(ctx);
  return asSystem("operator", (db) => verifyChain(db, "system"));
}

async function verifyChain(db: Db, chain: string): Promise<Verification> {
  const [row] = await db.$queryRaw<Row[]>`
      with linked as (
        select e as event, e.seq, lag(e.seq, 1, 0) over (order by e.seq) as "seqBefore",
               lag(e.hash, 1, '') over (order by e.seq) as "hashBefore"
        from "AuditEvent" e where e.chain = ${chain}),
      broken as (
        select min(seq) as seq from linked
        where seq <> "seqBefore" + 1 or (event).hash <> minirag_audit_hash("hashBefore", event)),
      ending as (
        select h.seq from "AuditHead" h
        where h.chain = ${chain}
          and not exists (select from "AuditEvent" e where e.chain = h.chain and e.seq = h.seq and e.hash = h.hash))
      select (select count(*) from linked) as events, least((select seq from broken), (select seq from ending)) as "brokenAt"`;
  const brokenAt = row?.brokenAt ?? null;
  return {
    events: Number(row?.events ?? 0),
    isIntact: brokenAt === null,
    brokenAt: brokenAt === null ? null : Number(brokenAt),
  };
}

import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import type { Db } from "@/lib/db";
import { EraseMeBody, type ReceiptDto } from "@/lib/schemas/privacy";
import { type PersonCtx, personCommand, recordPersonEvent } from "../_kit";
import { assertPassword } from "../accounts";
import { total } from "./count-tenant";
import { beginReceipt, type Counts, finishReceipt } from "./receipts";

/**
 * Erases a person: account, sessions, links, memberships, tokens, and the conversations they had in the dashboard. Logs keep
 * the random id of who acted, which then names nobody.
 * @throws AppError conflict while they are the only owner of a team, or the only operator
 */
export const eraseMe = personCommand({
  name: "account.erase",
  input: EraseMeBody,
  prepare: ({ ctx, input }) => assertPassword(ctx, input.password, "password"),
  async run({ tx }): Promise<{ result: ReceiptDto; audit: { skip: string } }> {
    const { db, person } = tx;
    await assertNeededByNobody(db, person);
    const id = newId("erasure");
    await beginReceipt(db, { id, kind: "person", subjectId: person.id });
    const removed = await count(db, person);
    await db.erasureReceipt.update({ where: { id }, data: { removed } });
    // While the teams can still be told from the account: those who run them see why somebody is gone.
    await recordPersonEvent(db, tx, person.id, { action: "account.erase", after: { receiptId: id } });
    await db.conversation.deleteMany({ where: { askerId: person.id } });
    await db.invitation.deleteMany({ where: { email: person.email } });
    await db.apiToken.deleteMany({ where: { createdById: person.id } });
    await db.idempotencyRecord.deleteMany({ where: { actorId: person.id } });
    await db.user.delete({ where: { id: person.id } });
    const left = await count(db, person);
    if (total(left) > 0) throw new AppError("internal", "Something of the account is still there.");
    return {
      result: await finishReceipt(db, id, left, tx.now()),
      audit: { skip: "it is written before the account is gone" },
    };
  },
});

async function assertNeededByNobody(db: Db, { id, isOperator }: PersonCtx["person"]): Promise<void> {
  // The same locks as other changes of owners and operators take: two who go at once would leave nobody.
  await db.$queryRaw`
    select 1 from "Tenant" where id in (select "tenantId" from "Membership" where "userId" = ${id})
    order by id for update`;
  await db.$executeRaw`select pg_advisory_xact_lock(hashtext('minirag.operators'))`;
  const alone = await db.$queryRaw<{ name: string }[]>`
    select t.name from "Membership" m join "Tenant" t on t.id = m."tenantId" and t."erasedAt" is null
    where m."userId" = ${id} and m.role = 'owner'
      and not exists (select from "Membership" o where o."tenantId" = m."tenantId" and o.role = 'owner' and o."userId" <> ${id})`;
  if (alone.length > 0) {
    const names = alone.map(({ name }) => `"${name}"`).join(", ");
    throw new AppError("conflict", `You are the only owner of ${names}. Hand it over or erase it first.`);
  }
  if (isOperator && (await db.user.count({ where: { isOperator: true } })) === 1) {
    throw new AppError("conflict", "You are the only operator. Make somebody else one first.");
  }
}

async function count(db: Db, { id: userId, email }: PersonCtx["person"]): Promise<Counts> {
  const own = { where: { userId } };
  const counts: Counts = {
    accounts: await db.user.count({ where: { id: userId } }),
    memberships: await db.membership.count(own),
    sessions: await db.session.count(own),
    links: await db.oneTimeLink.count(own),
    identities: await db.identity.count(own),
    recoveryCodes: await db.recoveryCode.count(own),
    settings: await db.userSetting.count(own),
    invitations: await db.invitation.count({ where: { email } }),
    tokens: await db.apiToken.count({ where: { createdById: userId } }),
    conversations: await db.conversation.count({ where: { askerId: userId } }),
  };
  return Object.fromEntries(Object.entries(counts).filter(([, value]) => value > 0));
}

import { expect, test } from "vitest";
import type { UserId } from "@/lib/core/ids";
import { asSystem } from "@/lib/db";
import type { PersonCtx } from "@/lib/services/_kit";
import { findPerson, hashPassword, startSession } from "@/lib/services/accounts";
import { findToken } from "@/lib/services/api-tokens";
import { listAudit } from "@/lib/services/audit";
import { invite } from "@/lib/services/invitations";
import { eraseMe } from "@/lib/services/privacy";
import { dumpTenant } from "@/lib/testing/dump";
import { makeTenant, makeUser, testOpenCtx, tokenFor } from "@/lib/testing/fixtures";

async function personWith(userId: UserId): Promise<PersonCtx> {
  const session = { userId, method: "password", maxAgeDays: 1, userAgent: null, address: null };
  const person = await findPerson(await startSession(session, new Date()), new Date());
  if (!person) throw new Error("not signed in");
  return { ...testOpenCtx(), person };
}

test("a person is erased with all that is theirs, and a log keeps no name of them", async () => {
  const tenant = await makeTenant();
  const userId = await makeUser("Petra Private");
  const passwordHash = await hashPassword("a long pass phrase");
  await asSystem("setup", async (db) => {
    await db.user.update({ where: { id: userId }, data: { passwordHash } });
    await db.membership.create({ data: { tenantId: tenant.id, userId, role: "admin" } });
  });
  const ctx = await personWith(userId);
  const other = await makeTenant();
  await invite(other.ctx, { email: ctx.person.email });
  const { authorization = "" } = await tokenFor(
    { ...tenant, ctx: { ...tenant.ctx, actor: { type: "user", userId, role: "admin" } } },
    "read",
  );
  await expect(eraseMe(ctx, { password: "wrong" })).rejects.toMatchObject({ code: "validation_failed" });
  const receipt = await eraseMe(ctx, { password: "a long pass phrase" });
  expect(receipt).toMatchObject({
    removed: { accounts: 1, memberships: 1, sessions: 1, tokens: 1, invitations: 1 },
    left: {},
  });
  const { items } = await listAudit(tenant.ctx, { action: "account.erase" });
  expect(items).toMatchObject([{ actor: { id: userId, name: null }, after: { receiptId: receipt.id } }]);
  expect(await findPerson(ctx.person.sessionId, new Date())).toBeNull();
  expect(await findToken(authorization.slice(7), new Date())).toBeNull();
  const dump = (await dumpTenant(tenant.id)) + (await dumpTenant(other.id));
  for (const trace of ["Petra", ctx.person.email]) expect(dump).not.toContain(trace);
});

test("the only owner of a team, or the only operator, cannot go", async () => {
  const tenant = await makeTenant("Alone");
  await expect(eraseMe(await personWith(tenant.ownerId), {})).rejects.toMatchObject({ code: "conflict" });
  const operator = await makeUser("Operator");
  await asSystem("setup", (db) => db.user.update({ where: { id: operator }, data: { isOperator: true } }));
  await expect(eraseMe(await personWith(operator), {})).rejects.toMatchObject({ code: "conflict" });
});

test("of two owners who go at once, one stays", async () => {
  const tenant = await makeTenant("Two owners");
  const other = await makeUser("Other");
  await asSystem("setup", (db) =>
    db.membership.create({ data: { tenantId: tenant.id, userId: other, role: "owner" } }),
  );
  const [one, two] = [await personWith(tenant.ownerId), await personWith(other)];
  const outcomes = await Promise.allSettled([eraseMe(one, {}), eraseMe(two, {})]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

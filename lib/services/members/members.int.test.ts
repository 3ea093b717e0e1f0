import { expect, test } from "vitest";
import type { UserId } from "@/lib/core/ids";
import { asSystem, inTenant } from "@/lib/db";
import type { Role } from "@/lib/schemas/permissions";
import type { Ctx } from "@/lib/services/_kit";
import { createToken, findToken, rotateToken } from "@/lib/services/api-tokens";
import { invite, join, listInvitations } from "@/lib/services/invitations";
import {
  changeRole,
  leaveTenant,
  listMembers,
  removeMember,
  transferOwnership,
} from "@/lib/services/members";
import { as, makeTenant, makeUser, type TestTenant, testOpenCtx, tokenFor } from "@/lib/testing/fixtures";

async function addMember(tenant: TestTenant, role: Role): Promise<{ userId: UserId; ctx: Ctx }> {
  const userId = await makeUser(role);
  await asSystem("setup", (db) => db.membership.create({ data: { tenantId: tenant.id, userId, role } }));
  return { userId, ctx: as(tenant.ctx, { type: "user", userId, role }) };
}

const rolesOf = async (tenant: TestTenant) =>
  (await listMembers(tenant.ctx, {})).items.map(({ role }) => role).sort();

test("owners change roles, admins all but owners, and the last owner stays", async () => {
  const tenant = await makeTenant();
  const admin = await addMember(tenant, "admin");
  const reader = await addMember(tenant, "reader");
  await changeRole(admin.ctx, { userId: reader.userId, role: "editor" });
  await expect(changeRole(admin.ctx, { userId: reader.userId, role: "owner" })).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(removeMember(admin.ctx, { userId: tenant.ownerId })).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(leaveTenant(tenant.ctx, {})).rejects.toMatchObject({ code: "conflict" });
  await expect(changeRole(tenant.ctx, { userId: tenant.ownerId, role: "reader" })).rejects.toMatchObject({
    code: "conflict",
  });
  expect(await rolesOf(tenant)).toEqual(["admin", "editor", "owner"]);
});

test("of two owners who demote each other at once, one stays", async () => {
  const tenant = await makeTenant();
  const other = await addMember(tenant, "owner");
  const outcomes = await Promise.allSettled([
    changeRole(tenant.ctx, { userId: other.userId, role: "reader" }),
    changeRole(other.ctx, { userId: tenant.ownerId, role: "reader" }),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await rolesOf(tenant)).toEqual(["owner", "reader"]);
});

test("ownership goes over in one step, to a member and to nobody else", async () => {
  const tenant = await makeTenant();
  const heir = await addMember(tenant, "editor");
  const stranger = await makeUser("Stranger");
  await expect(transferOwnership(tenant.ctx, { userId: stranger })).rejects.toMatchObject({
    code: "validation_failed",
  });
  await expect(transferOwnership(heir.ctx, { userId: heir.userId })).rejects.toMatchObject({
    code: "forbidden",
  });
  await transferOwnership(tenant.ctx, { userId: heir.userId });
  expect(await rolesOf(tenant)).toEqual(["admin", "owner"]);
});

test("a token never does more than its owner, and ends with their membership", async () => {
  const tenant = await makeTenant();
  const editor = await addMember(tenant, "admin");
  const { authorization } = await tokenFor({ ...tenant, ctx: editor.ctx }, "admin");
  const raw = authorization?.slice("Bearer ".length) ?? "";
  const scopes = async () => {
    const found = await findToken(raw, new Date());
    return found?.actor.type === "token" ? found.actor.scopes : null;
  };
  expect(await scopes()).toEqual(["admin"]);
  await changeRole(tenant.ctx, { userId: editor.userId, role: "editor" });
  expect(await scopes()).toEqual(["write"]);
  await changeRole(tenant.ctx, { userId: editor.userId, role: "reader" });
  expect(await scopes()).toEqual(["read"]);
  await removeMember(tenant.ctx, { userId: editor.userId });
  expect(await scopes()).toBeNull();
  const tokens = await inTenant(tenant.id, (db) => db.apiToken.findMany());
  expect(tokens.map(({ revokedAt }) => revokedAt !== null)).toEqual([true]);
});

test("who is removed leaves no open invitation behind to come back by", async () => {
  const tenant = await makeTenant();
  const admin = await addMember(tenant, "admin");
  await invite(admin.ctx, { role: "admin" });
  expect((await listInvitations(tenant.ctx, {})).items).toHaveLength(1);
  await removeMember(tenant.ctx, { userId: admin.userId });
  expect((await listInvitations(tenant.ctx, {})).items).toEqual([]);
});

test("a token that an admin rotated is the admin's, and ends with them", async () => {
  const tenant = await makeTenant();
  const admin = await addMember(tenant, "admin");
  const old = await createToken(tenant.ctx, { name: "Owner's", scopes: ["admin"] });
  const { token } = await rotateToken(admin.ctx, { tokenId: old.id, overlapHours: 0 });
  expect(await findToken(token, new Date())).not.toBeNull();
  await removeMember(tenant.ctx, { userId: admin.userId });
  expect(await findToken(token, new Date())).toBeNull();
});

test("what somebody is counts when the change is made, not when their request began", async () => {
  const tenant = await makeTenant();
  const owner = await addMember(tenant, "owner");
  const admin = await addMember(tenant, "admin");
  const reader = await addMember(tenant, "reader");
  await changeRole(tenant.ctx, { userId: owner.userId, role: "admin" });
  await changeRole(tenant.ctx, { userId: admin.userId, role: "editor" });
  const refused = [
    transferOwnership(owner.ctx, { userId: reader.userId }),
    changeRole(owner.ctx, { userId: tenant.ownerId, role: "reader" }),
    changeRole(admin.ctx, { userId: reader.userId, role: "editor" }),
    removeMember(admin.ctx, { userId: reader.userId }),
  ];
  for (const attempt of await Promise.allSettled(refused)) {
    expect(attempt).toMatchObject({ status: "rejected", reason: { code: "forbidden" } });
  }
  expect(await rolesOf(tenant)).toEqual(["admin", "editor", "owner", "reader"]);
});

test("who was demoted has invited nobody to what they are not any more", async () => {
  const tenant = await makeTenant();
  const admin = await addMember(tenant, "admin");
  const link = (await invite(admin.ctx, { role: "admin" })).link.split("#")[1] ?? "";
  const other = (await invite(admin.ctx, { role: "reader" })).link.split("#")[1] ?? "";
  await inTenant(tenant.id, (db) =>
    db.membership.updateMany({ where: { userId: admin.userId }, data: { role: "reader" } }),
  );
  const body = { name: "Back", email: "back@example.test", password: "a long pass phrase" };
  await expect(join(testOpenCtx(), { ...body, link })).rejects.toMatchObject({ code: "invalid_request" });
  await changeRole(tenant.ctx, { userId: admin.userId, role: "admin" });
  await changeRole(tenant.ctx, { userId: admin.userId, role: "editor" });
  await expect(join(testOpenCtx(), { ...body, link: other })).rejects.toMatchObject({
    code: "invalid_request",
  });
  expect((await listInvitations(tenant.ctx, {})).items).toEqual([]);
});

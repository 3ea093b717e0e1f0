import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { asSystem, inTenant } from "@/lib/db";
import {
  acceptInvitation,
  invite,
  join,
  listInvitations,
  lookUpInvitation,
  resendInvitation,
  revokeInvitation,
} from "@/lib/services/invitations";
import { listMembers } from "@/lib/services/members";
import { makeTenant, makeUser, testOpenCtx } from "@/lib/testing/fixtures";

const open = testOpenCtx();
const secretOf = ({ link }: { link: string }) => link.slice(link.indexOf("#") + 1);
const address = () => `${randomUUID()}@example.test`;
const password = "a long pass phrase";

test("a mailed invitation: looked up, joined with a new account, and used up; it proves no address, for who invited has seen the link", async () => {
  const sent: { to: string; text: string }[] = [];
  const mailer = {
    ...open.ports.mailer,
    send: async (mail: { to: string; text: string }) => void sent.push(mail),
  };
  const tenant = await makeTenant("Lighthouse", { mailer });
  const email = address();
  const made = await invite(tenant.ctx, { email });
  expect(made).toMatchObject({ role: "reader", email, mail: "not_sent" });
  expect(sent).toMatchObject([{ to: email, text: expect.stringContaining(made.link) }]);

  const link = secretOf(made);
  expect(await lookUpInvitation(open, link)).toMatchObject({
    tenant: "Lighthouse",
    role: "reader",
    email,
  });
  const joined = await join(open, { link, name: "Rita", email: "other@example.test", password });
  expect(joined).toEqual({ tenant: { slug: tenant.slug, name: "Lighthouse" }, email });
  const user = await asSystem("sign-in", (db) => db.user.findUniqueOrThrow({ where: { email } }));
  expect(user.emailVerifiedAt).toBeNull();
  expect((await listMembers(tenant.ctx, {})).items.map(({ role }) => role)).toContain("reader");
  await expect(lookUpInvitation(open, link)).rejects.toMatchObject({ code: "invalid_request" });
  expect((await listInvitations(tenant.ctx, {})).items).toEqual([]);
});

test("an invitation for one address is no use to another, and an account keeps its role", async () => {
  const tenant = await makeTenant();
  const owner = { id: tenant.ownerId, email: "whoever@example.test" };
  const link = secretOf(await invite(tenant.ctx, { email: address() }));
  await expect(acceptInvitation(open, owner, link)).rejects.toMatchObject({ code: "forbidden" });
  const anybody = secretOf(await invite(tenant.ctx, { role: "editor" }));
  await acceptInvitation(open, owner, anybody);
  expect((await listMembers(tenant.ctx, {})).items.map(({ role }) => role)).toEqual(["owner"]);
});

test("one link lets one person in, however many come at once", async () => {
  const tenant = await makeTenant();
  const link = secretOf(await invite(tenant.ctx, { role: "editor" }));
  const people = await Promise.all(
    Array.from({ length: 10 }, async (_, n) => ({ id: await makeUser(`P${n}`), email: address() })),
  );
  const outcomes = await Promise.allSettled(people.map((person) => acceptInvitation(open, person, link)));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect((await listMembers(tenant.ctx, {})).items).toHaveLength(2);
});

test("links that were taken back, renewed, made up or outlived do not work", async () => {
  const tenant = await makeTenant();
  const [revoked, renewed, old] = [
    await invite(tenant.ctx, {}),
    await invite(tenant.ctx, {}),
    await invite(tenant.ctx, {}),
  ];
  await revokeInvitation(tenant.ctx, { invitationId: revoked.id });
  const again = await resendInvitation(tenant.ctx, { invitationId: renewed.id });
  await inTenant(tenant.id, (db) =>
    db.invitation.update({ where: { id: old.id }, data: { expiresAt: new Date() } }),
  );
  const bad = [
    secretOf(revoked),
    secretOf(renewed),
    secretOf(old),
    secretOf(again).replace(/.$/, "x"),
    "mi_x",
    "",
    "mr_x",
  ];
  for (const link of bad)
    await expect(lookUpInvitation(open, link)).rejects.toMatchObject({ code: "invalid_request" });
  expect(await lookUpInvitation(open, secretOf(again))).toMatchObject({ email: null });
  expect((await listInvitations(tenant.ctx, {})).items.map(({ isExpired }) => isExpired)).toEqual([
    true,
    false,
  ]);
});

test("a second invitation to an address replaces the first; a member is not invited again", async () => {
  const tenant = await makeTenant();
  const email = address();
  const first = secretOf(await invite(tenant.ctx, { email }));
  const second = secretOf(await invite(tenant.ctx, { email, role: "editor" }));
  await expect(lookUpInvitation(open, first)).rejects.toMatchObject({ code: "invalid_request" });
  await join(open, { link: second, name: "E", password });
  await expect(invite(tenant.ctx, { email })).rejects.toMatchObject({ code: "validation_failed" });
});

test("a repeat with the same Idempotency-Key invites nobody twice and tells no link", async () => {
  const tenant = await makeTenant();
  const ctx = { ...tenant.ctx, idempotencyKey: randomUUID() };
  const first = await invite(ctx, {});
  expect(await invite(ctx, {})).toEqual({ ...first, link: "", mail: "not_wanted" });
  expect((await listInvitations(tenant.ctx, {})).items).toHaveLength(1);
});

test("closed sign-up makes no accounts, not by invitation either; an address that is taken has to sign in", async () => {
  const tenant = await makeTenant();
  const link = secretOf(await invite(tenant.ctx, {}));
  const body = { link, name: "N", email: address(), password };
  await expect(join({ ...open, environment: { signup: "closed" } }, body)).rejects.toMatchObject({
    code: "signup_closed",
  });
  await join({ ...open, environment: { signup: "invite" } }, body);
  const other = secretOf(await invite(tenant.ctx, {}));
  await expect(join(open, { ...body, link: other })).rejects.toMatchObject({ code: "conflict" });
});

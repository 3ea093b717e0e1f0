import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import {
  changeEmail,
  changePassword,
  endMyOtherSessions,
  findPerson,
  listSessions,
  requestLink,
  resetPassword,
  verifyEmail,
} from "@/lib/services/accounts";

import { enter, mail, makeAccount, newWorld, PASSWORD, signedIn, world } from "./testing/world";

beforeEach(newWorld);

describe("changes of one's own account", () => {
  test("a new password needs the old one, ends the other sessions and older links", async () => {
    const account = await makeAccount();
    const [here, there] = [await signedIn(account), await signedIn(account)];
    await requestLink(world.open, "password_reset", account.email);
    const link = await mail(account.email);
    const password = "another pass phrase";
    await expect(changePassword(here, { current: "wrong", password })).rejects.toMatchObject({
      code: "validation_failed",
    });
    await changePassword(here, { current: PASSWORD, password });
    expect(await findPerson(there.person.sessionId, new Date())).toBeNull();
    expect(await findPerson(here.person.sessionId, new Date())).not.toBeNull();
    await expect(resetPassword(world.open, { link, password })).rejects.toMatchObject({
      code: "invalid_request",
    });
  });

  test("a new e-mail address holds from its confirmation on, and the old one is told", async () => {
    const account = await makeAccount();
    const ctx = await signedIn(account);
    const email = `${randomUUID()}@example.test`;
    await changeEmail(ctx, { email, password: PASSWORD });
    const link = await mail(email);
    await mail(account.email);
    expect(await enter(account)).toEqual({ userId: account.id });
    expect(await verifyEmail(world.open, link)).toEqual({ email });
    expect(await enter(account)).toBe("wrong");
    expect(await enter({ ...account, email })).toEqual({ userId: account.id });
    await expect(verifyEmail(world.open, link)).rejects.toMatchObject({ code: "invalid_request" });
  });

  test("a new password ends a change of address that somebody else began with the old one", async () => {
    const account = await makeAccount();
    const ctx = await signedIn(account);
    const email = `${randomUUID()}@example.test`;
    await changeEmail(ctx, { email, password: PASSWORD });
    const link = await mail(email);
    await changePassword(ctx, { current: PASSWORD, password: "another pass phrase" });
    await expect(verifyEmail(world.open, link)).rejects.toMatchObject({ code: "invalid_request" });
  });

  test("who has no password shows who they are by having signed in just now", async () => {
    const ctx = await signedIn(await makeAccount({ passwordHash: null }));
    const email = `${randomUUID()}@example.test`;
    const later = { ...ctx, now: () => new Date(Date.now() + 16 * 60_000) };
    await expect(changeEmail(later, { email, password: "" })).rejects.toMatchObject({ code: "forbidden" });
    await changeEmail(ctx, { email, password: "" });
    expect(await verifyEmail(world.open, await mail(email))).toEqual({ email });
  });

  test("links in the mailbox so far end when the address changes", async () => {
    const account = await makeAccount();
    const email = `${randomUUID()}@example.test`;
    await requestLink(world.open, "password_reset", account.email);
    const reset = await mail(account.email);
    await changeEmail(await signedIn(account), { email, password: PASSWORD });
    await verifyEmail(world.open, await mail(email));
    await expect(
      resetPassword(world.open, { link: reset, password: "another pass phrase" }),
    ).rejects.toMatchObject({ code: "invalid_request" });
  });

  test("an address that somebody else took meanwhile is not taken from them", async () => {
    const [account, other] = [await makeAccount(), await makeAccount()];
    await changeEmail(await signedIn(account), { email: other.email, password: PASSWORD });
    await expect(verifyEmail(world.open, await mail(other.email))).rejects.toMatchObject({
      code: "conflict",
    });
  });

  test("sessions are listed, and all but this one are ended", async () => {
    const account = await makeAccount();
    const [here, there] = [await signedIn(account), await signedIn(account)];
    expect((await listSessions(here)).items.map(({ isCurrent }) => isCurrent).sort()).toEqual([false, true]);
    await endMyOtherSessions(here, {});
    expect((await listSessions(here)).items).toHaveLength(1);
    expect(await findPerson(there.person.sessionId, new Date())).toBeNull();
  });
});

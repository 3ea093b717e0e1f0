import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import {
  findPerson,
  getAccount,
  makeLink,
  requestLink,
  resetPassword,
  sendVerification,
  signInWithLink,
} from "@/lib/services/accounts";

import { enter, mail, makeAccount, newWorld, signedIn, world } from "./testing/world";

beforeEach(newWorld);

describe("links", () => {
  test("a mailed link signs in once and proves the address", async () => {
    const account = await makeAccount();
    await requestLink(world.open, "sign_in", account.email);
    const link = await mail(account.email);
    expect(await signInWithLink(world.open, { link, code: "" })).toEqual({ userId: account.id });
    expect(await signInWithLink(world.open, { link, code: "" })).toBe("wrong");
    expect((await getAccount(await signedIn(account))).isEmailVerified).toBe(true);
  });

  test("a link from the terminal proves no address", async () => {
    const account = await makeAccount();
    const link = (await makeLink(world.open, "sign_in", account.email))?.split("#")[1] ?? "";
    expect(await signInWithLink(world.open, { link, code: "" })).toEqual({ userId: account.id });
    expect((await getAccount(await signedIn(account))).isEmailVerified).toBe(false);
  });

  test("a reset sets the password, ends every session, and works once", async () => {
    const account = await makeAccount();
    const ctx = await signedIn(account);
    await requestLink(world.open, "password_reset", account.email);
    const link = await mail(account.email);
    await resetPassword(world.open, { link, password: "another pass phrase" });
    expect(await enter(account)).toBe("wrong");
    expect(await enter(account, "another pass phrase")).toEqual({ userId: account.id });
    expect(await findPerson(ctx.person.sessionId, new Date())).toBeNull();
    await expect(resetPassword(world.open, { link, password: "a third pass phrase" })).rejects.toMatchObject({
      code: "invalid_request",
    });
  });

  test("nobody learns from a request whether there is an account", async () => {
    await requestLink(world.open, "password_reset", "nobody@example.test");
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(world.mails).toEqual([]);
  });
});

test("a stranger who asks again and again keeps nobody from asking themselves", async () => {
  const account = await makeAccount();
  const stranger = { ...world.open, address: randomUUID() };
  for (let n = 0; n < 5; n++) await requestLink(stranger, "password_reset", account.email);
  const again = requestLink(stranger, "password_reset", account.email);
  await expect(again).rejects.toMatchObject({ code: "rate_limited" });
  await requestLink(world.open, "password_reset", account.email);
});

test("five mails an hour, and no more", async () => {
  const ctx = await signedIn(await makeAccount());
  for (let n = 0; n < 5; n++) await sendVerification(ctx);
  await expect(sendVerification(ctx)).rejects.toMatchObject({ code: "rate_limited" });
});

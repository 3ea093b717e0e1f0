import { beforeEach, describe, expect, test } from "vitest";
import { asSystem } from "@/lib/db";
import { beginTotp, getAccount, requestLink, signInWithLink, turnOffTotp } from "@/lib/services/accounts";

import {
  codeOf,
  enter,
  mail,
  makeAccount,
  newWorld,
  PASSWORD,
  signedIn,
  withSecondFactor,
  world,
} from "./testing/world";

beforeEach(newWorld);

describe("with a second factor", () => {
  test("a code is asked for, works once, and not for long", async () => {
    const account = await makeAccount();
    const { secret } = await withSecondFactor(account);
    expect(await enter(account)).toBe("code-needed");
    expect(await enter(account, "wrong", codeOf(secret))).toBe("wrong");
    expect(await enter(account, PASSWORD, "000000")).toBe("wrong-code");
    // The code that turned it on is used up; the next step's is not.
    expect(await enter(account, PASSWORD, codeOf(secret))).toBe("wrong-code");
    const next = codeOf(secret, Date.now() + 30_000);
    expect(await enter(account, PASSWORD, next)).toEqual({ userId: account.id });
    expect(await enter(account, PASSWORD, next)).toBe("wrong-code");
    expect(await enter(account, PASSWORD, codeOf(secret, Date.now() - 120_000))).toBe("wrong-code");
  });

  test("each recovery code works once, however it is typed", async () => {
    const account = await makeAccount();
    const { codes, ctx } = await withSecondFactor(account);
    expect(new Set(codes).size).toBe(10);
    const [first = "", second = ""] = codes;
    expect(await enter(account, PASSWORD, first.toUpperCase())).toEqual({ userId: account.id });
    expect(await enter(account, PASSWORD, first)).toBe("wrong-code");
    expect((await getAccount(ctx)).secondFactor).toEqual({ isOn: true, recoveryCodesLeft: 9 });
    await expect(turnOffTotp(ctx, { password: "wrong", code: second })).rejects.toMatchObject({
      code: "validation_failed",
    });
    await turnOffTotp(ctx, { password: PASSWORD, code: second });
    expect(await enter(account)).toEqual({ userId: account.id });
  });

  test("one that was not confirmed asks nobody for a code, and the secret lies encrypted", async () => {
    const account = await makeAccount();
    const { secret } = await beginTotp(await signedIn(account), { password: PASSWORD });
    expect(await enter(account)).toEqual({ userId: account.id });
    const row = await asSystem("setup", (db) => db.user.findUniqueOrThrow({ where: { id: account.id } }));
    expect(row.totpSecret).toMatch(/^1\./);
    expect(row.totpSecret).not.toContain(secret);
  });

  test("a link asks for it too, and is not used up by the question", async () => {
    const account = await makeAccount();
    const { secret } = await withSecondFactor(account);
    await requestLink(world.open, "sign_in", account.email);
    const link = await mail(account.email);
    expect(await signInWithLink(world.open, { link, code: "" })).toBe("code-needed");
    expect(await signInWithLink(world.open, { link, code: "123" })).toBe("wrong-code");
    const code = codeOf(secret, Date.now() + 30_000);
    expect(await signInWithLink(world.open, { link, code })).toEqual({ userId: account.id });
    expect(await signInWithLink(world.open, { link, code })).toBe("wrong");
  });
});

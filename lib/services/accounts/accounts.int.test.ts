import { randomUUID } from "node:crypto";
import { hash } from "@node-rs/argon2";
import { Secret, TOTP } from "otpauth";
import { beforeEach, describe, expect, test } from "vitest";
import { newId, type UserId } from "@/lib/core/ids";
import { asSystem } from "@/lib/db";
import type { OpenCtx, PersonCtx } from "@/lib/services/_kit";
import {
  beginTotp,
  changeEmail,
  changePassword,
  confirmTotp,
  endMyOtherSessions,
  findPerson,
  getAccount,
  hashPassword,
  listSessions,
  makeLink,
  requestLink,
  resetPassword,
  sendVerification,
  signInElsewhere,
  signInWithLink,
  signInWithPassword,
  startSession,
  turnOffTotp,
  verifyEmail,
} from "@/lib/services/accounts";
import { listAudit } from "@/lib/services/audit";
import { makeTenant, testOpenCtx } from "@/lib/testing/fixtures";

const PASSWORD = "a long pass phrase";
let mails: { to: string; text: string }[] = [];
let open: OpenCtx;

beforeEach(() => {
  mails = [];
  const { mailer } = testOpenCtx().ports;
  // An address of its own for each test: limits are kept by address too.
  const sending = { ...mailer, send: async (mail: { to: string; text: string }) => void mails.push(mail) };
  open = { ...testOpenCtx({ mailer: sending }), address: randomUUID() };
});

async function mail(to: string): Promise<string> {
  for (let tries = 0; tries < 200; tries++) {
    const found = mails.findLast((one) => one.to === to);
    if (found) return /#(\S+)/.exec(found.text)?.[1] ?? "";
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`no mail to ${to}`);
}

type Made = { id: UserId; email: string };

async function makeAccount(
  columns: { passwordHash?: string | null; isVerified?: boolean } = {},
): Promise<Made> {
  const id = newId("user");
  const email = `${id}@example.test`;
  const { passwordHash = await hashPassword(PASSWORD), isVerified = false } = columns;
  const emailVerifiedAt = isVerified ? new Date() : null;
  await asSystem("setup", (db) =>
    db.user.create({ data: { id, email, name: "A", passwordHash, emailVerifiedAt } }),
  );
  return { id, email };
}

async function signedIn({ id }: Made): Promise<PersonCtx> {
  const session = { userId: id, method: "password", maxAgeDays: 1, userAgent: "Test", address: null };
  const person = await findPerson(await startSession(session, new Date()), new Date());
  if (!person) throw new Error("not signed in");
  return { ...open, person };
}

const enter = ({ email }: Made, password = PASSWORD, code = "") =>
  signInWithPassword(open, { email, password, code });
const codeOf = (secret: string, now = Date.now()) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now });

async function withSecondFactor(account: Made) {
  const ctx = await signedIn(account);
  const { secret, uri, qr } = await beginTotp(ctx, { password: PASSWORD });
  expect(uri).toMatch(/^otpauth:\/\/totp\/MiniRAG/);
  expect(qr).toMatch(/^data:image\/svg\+xml;base64,/);
  const { codes } = await confirmTotp(ctx, { code: codeOf(secret) });
  return { ctx, secret, codes };
}

describe("by password", () => {
  test("the right one opens, a wrong one and an unknown account answer alike", async () => {
    const account = await makeAccount();
    expect(await enter(account)).toEqual({ userId: account.id });
    expect(await enter({ ...account, email: account.email.toUpperCase() })).toEqual({ userId: account.id });
    expect(await enter(account, "wrong")).toBe("wrong");
    expect(await enter({ ...account, email: "nobody@example.test" })).toBe("wrong");
    expect(await enter(await makeAccount({ passwordHash: null }), "")).toBe("wrong");
  });

  test("an account is closed for a while after ten tries, whether it is there or not", async () => {
    const account = await makeAccount();
    for (const each of [account, { id: account.id, email: `${randomUUID()}@example.test` }]) {
      open = { ...open, address: randomUUID() };
      for (let tries = 0; tries < 10; tries++) expect(await enter(each, "wrong")).toBe("wrong");
      open = { ...open, address: randomUUID() };
      expect(await enter(each)).toBe("too-many-tries");
    }
  });

  test("an address is closed after fifty tries on as many accounts", async () => {
    const tries = [];
    for (let n = 0; n < 51; n++)
      tries.push(await enter({ id: newId("user"), email: `${randomUUID()}@example.test` }));
    expect(tries.slice(0, 50)).toEqual(Array(50).fill("wrong"));
    expect(tries[50]).toBe("too-many-tries");
  });

  test("the time of a refusal does not tell whether there is an account (B14)", async () => {
    const times = { known: [] as number[], unknown: [] as number[] };
    for (let round = 0; round < 10; round++) {
      const account = await makeAccount();
      for (let tries = 0; tries < 8; tries++) {
        open = { ...open, address: randomUUID() };
        const askers = { known: account.email, unknown: `${randomUUID()}@example.test` };
        for (const kind of ["known", "unknown"] as const) {
          const since = performance.now();
          expect(await enter({ id: account.id, email: askers[kind] }, "wrong")).toBe("wrong");
          times[kind].push(performance.now() - since);
        }
      }
    }
    const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
    expect(Math.abs(median(times.known) - median(times.unknown))).toBeLessThan(10);
  });

  test("a hash of another cost is renewed at sign-in", async () => {
    const old = await hash(PASSWORD, { memoryCost: 8_192, timeCost: 1, parallelism: 1 });
    const account = await makeAccount({ passwordHash: old });
    expect(await enter(account)).toEqual({ userId: account.id });
    const row = await asSystem("setup", (db) => db.user.findUniqueOrThrow({ where: { id: account.id } }));
    expect(row.passwordHash).toContain("m=19456,t=2,p=1");
    expect(await enter(account)).toEqual({ userId: account.id });
  });

  test("sign-ins, failed ones too, are in the log of each tenant of the person", async () => {
    const tenant = await makeTenant();
    const account = await makeAccount();
    await asSystem("setup", (db) =>
      db.membership.create({ data: { tenantId: tenant.id, userId: account.id, role: "reader" } }),
    );
    await enter(account, "wrong");
    await enter(account);
    const { items } = await listAudit(tenant.ctx, { action: "sign_in" });
    expect(items.map(({ action, actor }) => [action, actor.id])).toEqual([
      ["sign_in.succeed", account.id],
      ["sign_in.fail", account.id],
    ]);
    expect(JSON.stringify(items)).not.toContain(PASSWORD);
  });
});

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
    await requestLink(open, "sign_in", account.email);
    const link = await mail(account.email);
    expect(await signInWithLink(open, { link, code: "" })).toBe("code-needed");
    expect(await signInWithLink(open, { link, code: "123" })).toBe("wrong-code");
    const code = codeOf(secret, Date.now() + 30_000);
    expect(await signInWithLink(open, { link, code })).toEqual({ userId: account.id });
    expect(await signInWithLink(open, { link, code })).toBe("wrong");
  });
});

describe("links", () => {
  test("a mailed link signs in once and proves the address", async () => {
    const account = await makeAccount();
    await requestLink(open, "sign_in", account.email);
    const link = await mail(account.email);
    expect(await signInWithLink(open, { link, code: "" })).toEqual({ userId: account.id });
    expect(await signInWithLink(open, { link, code: "" })).toBe("wrong");
    expect((await getAccount(await signedIn(account))).isEmailVerified).toBe(true);
  });

  test("a link from the terminal proves no address", async () => {
    const account = await makeAccount();
    const link = (await makeLink(open, "sign_in", account.email))?.split("#")[1] ?? "";
    expect(await signInWithLink(open, { link, code: "" })).toEqual({ userId: account.id });
    expect((await getAccount(await signedIn(account))).isEmailVerified).toBe(false);
  });

  test("a reset sets the password, ends every session, and works once", async () => {
    const account = await makeAccount();
    const ctx = await signedIn(account);
    await requestLink(open, "password_reset", account.email);
    const link = await mail(account.email);
    await resetPassword(open, { link, password: "another pass phrase" });
    expect(await enter(account)).toBe("wrong");
    expect(await enter(account, "another pass phrase")).toEqual({ userId: account.id });
    expect(await findPerson(ctx.person.sessionId, new Date())).toBeNull();
    await expect(resetPassword(open, { link, password: "a third pass phrase" })).rejects.toMatchObject({
      code: "invalid_request",
    });
  });

  test("nobody learns from a request whether there is an account", async () => {
    await requestLink(open, "password_reset", "nobody@example.test");
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(mails).toEqual([]);
  });
});

describe("changes of one's own account", () => {
  test("a new password needs the old one, ends the other sessions and older links", async () => {
    const account = await makeAccount();
    const [here, there] = [await signedIn(account), await signedIn(account)];
    await requestLink(open, "password_reset", account.email);
    const link = await mail(account.email);
    const password = "another pass phrase";
    await expect(changePassword(here, { current: "wrong", password })).rejects.toMatchObject({
      code: "validation_failed",
    });
    await changePassword(here, { current: PASSWORD, password });
    expect(await findPerson(there.person.sessionId, new Date())).toBeNull();
    expect(await findPerson(here.person.sessionId, new Date())).not.toBeNull();
    await expect(resetPassword(open, { link, password })).rejects.toMatchObject({ code: "invalid_request" });
  });

  test("a new e-mail address holds from its confirmation on, and the old one is told", async () => {
    const account = await makeAccount();
    const ctx = await signedIn(account);
    const email = `${randomUUID()}@example.test`;
    await changeEmail(ctx, { email, password: PASSWORD });
    const link = await mail(email);
    await mail(account.email);
    expect(await enter(account)).toEqual({ userId: account.id });
    expect(await verifyEmail(open, link)).toEqual({ email });
    expect(await enter(account)).toBe("wrong");
    expect(await enter({ ...account, email })).toEqual({ userId: account.id });
    await expect(verifyEmail(open, link)).rejects.toMatchObject({ code: "invalid_request" });
  });

  test("a new password ends a change of address that somebody else began with the old one", async () => {
    const account = await makeAccount();
    const ctx = await signedIn(account);
    const email = `${randomUUID()}@example.test`;
    await changeEmail(ctx, { email, password: PASSWORD });
    const link = await mail(email);
    await changePassword(ctx, { current: PASSWORD, password: "another pass phrase" });
    await expect(verifyEmail(open, link)).rejects.toMatchObject({ code: "invalid_request" });
  });

  test("an address that somebody else took meanwhile is not taken from them", async () => {
    const [account, other] = [await makeAccount(), await makeAccount()];
    await changeEmail(await signedIn(account), { email: other.email, password: PASSWORD });
    await expect(verifyEmail(open, await mail(other.email))).rejects.toMatchObject({ code: "conflict" });
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

describe("elsewhere", () => {
  const profile = (email: string | null, more: object = {}) => ({
    ...{ provider: "oidc", subject: randomUUID(), email, isEmailVerified: true, name: "Greta" },
    ...more,
  });

  test("a new person gets an account where sign-up is open, and comes back to it by the provider's name for them", async () => {
    const first = profile(`${randomUUID()}@example.test`);
    const outcome = await signInElsewhere(open, first);
    expect(outcome).toMatchObject({ userId: expect.stringMatching(/^usr_/) });
    expect(await signInElsewhere(open, { ...first, email: "moved@example.test" })).toEqual(outcome);
  });

  test("closed and invite-only deployments let no stranger in", async () => {
    for (const signup of ["closed", "invite"] as const) {
      const ctx = { ...open, environment: { signup } };
      expect(await signInElsewhere(ctx, profile(`${randomUUID()}@example.test`))).toBe("sign-up-closed");
    }
  });

  test("an account is linked only when both sides have proven the address", async () => {
    const [proven, unproven] = [await makeAccount({ isVerified: true }), await makeAccount()];
    expect(await signInElsewhere(open, profile(unproven.email))).toBe("account-exists");
    expect(await signInElsewhere(open, profile(proven.email, { isEmailVerified: false }))).toBe(
      "not-verified",
    );
    expect(await signInElsewhere(open, profile(null))).toBe("not-verified");
    expect(await signInElsewhere(open, profile(proven.email))).toEqual({ userId: proven.id });
    expect((await getAccount(await signedIn(proven))).identities).toMatchObject([{ provider: "oidc" }]);
  });
});

test("five mails an hour, and no more", async () => {
  const ctx = await signedIn(await makeAccount());
  for (let n = 0; n < 5; n++) await sendVerification(ctx);
  await expect(sendVerification(ctx)).rejects.toMatchObject({ code: "rate_limited" });
});

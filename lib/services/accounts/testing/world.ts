import { randomUUID } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import { expect } from "vitest";
import { newId, type UserId } from "@/lib/core/ids";
import { asSystem } from "@/lib/db";
import type { OpenCtx, PersonCtx } from "@/lib/services/_kit";
import {
  beginTotp,
  confirmTotp,
  findPerson,
  hashPassword,
  signInWithPassword,
  startSession,
} from "@/lib/services/accounts";
import { testOpenCtx } from "@/lib/testing/fixtures";

export const PASSWORD = "a long pass phrase";
/** What the tests of accounts share; each test gets it new, by `beforeEach(newWorld)`. */
export const world: { open: OpenCtx; mails: { to: string; text: string }[] } = {
  open: testOpenCtx(),
  mails: [],
};

export function newWorld(): void {
  world.mails = [];
  const { mailer } = testOpenCtx().ports;
  // An address of its own for each test: limits are kept by address too.
  const sending = {
    ...mailer,
    send: async (mail: { to: string; text: string }) => void world.mails.push(mail),
  };
  world.open = { ...testOpenCtx({ mailer: sending }), address: randomUUID() };
}

export async function mail(to: string): Promise<string> {
  for (let tries = 0; tries < 200; tries++) {
    const found = world.mails.findLast((one) => one.to === to);
    if (found) return /#(\S+)/.exec(found.text)?.[1] ?? "";
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`no mail to ${to}`);
}

export type Made = { id: UserId; email: string };

export async function makeAccount(
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

export async function signedIn({ id }: Made): Promise<PersonCtx> {
  const session = { userId: id, method: "password", maxAgeDays: 1, userAgent: "Test", address: null };
  const person = await findPerson(await startSession(session, new Date()), new Date());
  if (!person) throw new Error("not signed in");
  return { ...world.open, person };
}

export const enter = ({ email }: Made, password = PASSWORD, code = "") =>
  signInWithPassword(world.open, { email, password, code });
export const codeOf = (secret: string, now = Date.now()) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now });

export async function withSecondFactor(account: Made) {
  const ctx = await signedIn(account);
  const { secret, uri, qr } = await beginTotp(ctx, { password: PASSWORD });
  expect(uri).toMatch(/^otpauth:\/\/totp\/MiniRAG/);
  expect(qr).toMatch(/^data:image\/svg\+xml;base64,/);
  const { codes } = await confirmTotp(ctx, { code: codeOf(secret) });
  return { ctx, secret, codes };
}

import { randomBytes } from "node:crypto";
import { SignJWT, UnsecuredJWT } from "jose";
import { beforeAll, describe, expect, test } from "vitest";
import { createKeyRing } from "@/lib/adapters/vault/key-ring";
import { SILENT } from "@/lib/core/log";
import { inTenant } from "@/lib/db";
import { resealSecrets } from "@/lib/services/connections";
import { renewVisitorSecret } from "@/lib/services/widget";
import { launch, openShop, panel, question, type Shop, visit } from "./testing/widget-fixtures";

const QUESTION = { message: "When does the lighthouse of Skerry open?" };
const HOUR = 60 * 60;

let shop: Shop;
let other: Shop;
let secret: string;
let secretOfOther: string;

beforeAll(async () => {
  shop = await openShop("The lighthouse of Skerry opens at nine.");
  other = await openShop("The harbour of Beta closes at five.");
  secret = (await renewVisitorSecret(shop.tenant.ctx, { botId: shop.bot })).secret;
  secretOfOther = (await renewVisitorSecret(other.tenant.ctx, { botId: other.bot })).secret;
});

const now = () => Math.floor(Date.now() / 1000);
const claims = (changed: object = {}) => ({ sub: "customer-1", exp: now() + HOUR, ...changed });
const sign = (payload: Record<string, unknown>, key = secret, alg = "HS256") =>
  new SignJWT(payload).setProtectedHeader({ alg }).sign(new TextEncoder().encode(key));

const historyOf = async (token: string) => (await panel("GET /api/widget/history", token)).body;

test("whom the site vouches for is the same visitor in every browser", async () => {
  const first = await visit(shop.bot, {
    identity: await sign(claims({ name: "Ann", email: "ann@example.test" })),
  });
  expect(first).toMatchObject({ isVerified: true, key: null });
  const { conversationId } = await question(first.token, QUESTION);
  const second = await visit(shop.bot, { identity: await sign(claims({ exp: now() + 24 * HOUR })) });
  expect(await historyOf(second.token)).toMatchObject({ conversation: { id: conversationId } });
  const somebodyElse = await visit(shop.bot, { identity: await sign(claims({ sub: "customer-2" })) });
  expect(await historyOf(somebodyElse.token)).toEqual({ conversation: null, hasLead: false });
  const elsewhere = await visit(other.bot, { identity: await sign(claims(), secretOfOther) });
  expect(await historyOf(elsewhere.token)).toEqual({ conversation: null, hasLead: false });
});

test("what was said without a name never reaches who is vouched for, nor the other way round", async () => {
  const anonymous = await visit(shop.bot);
  const { conversationId } = await question(anonymous.token, QUESTION);
  const identity = await sign(claims({ sub: "customer-3" }));
  const named = await visit(shop.bot, { key: anonymous.key, identity });
  expect(named.key).toBeNull();
  expect(await historyOf(named.token)).toEqual({ conversation: null, hasLead: false });
  const body = { ...QUESTION, conversationId };
  expect((await panel("POST /api/widget/ask", named.token, { body })).status).toBe(422);
  const theirs = await question(named.token, QUESTION);

  const back = await visit(shop.bot, { key: anonymous.key });
  expect(await historyOf(back.token)).toMatchObject({ conversation: { id: conversationId } });
  const crossed = { ...QUESTION, conversationId: theirs.conversationId };
  expect((await panel("POST /api/widget/ask", back.token, { body: crossed })).status).toBe(422);
  // One who could choose their own id would be whom they like.
  const made = JSON.parse(Buffer.from(named.token.split(".")[1] ?? "", "base64url").toString());
  const posing = await visit(shop.bot, { identity: await sign(claims({ sub: made.sub })) });
  expect(await historyOf(posing.token)).toEqual({ conversation: null, hasLead: false });
});

describe("an identity is refused, in words for the owner, that", () => {
  const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const bad: [what: string, make: () => Promise<string> | string, words: RegExp][] = [
    ["has expired", () => sign(claims({ exp: now() - 60 })), /expired/],
    ["lasts more than a day", () => sign(claims({ exp: now() + 25 * HOUR })), /24 hours/],
    ["never expires", () => sign({ sub: "customer-1" }), /`exp`/],
    ["names nobody", () => sign({ exp: now() + HOUR }), /`sub`/],
    ["names nobody by a blank", () => sign(claims({ sub: " " })), /`sub`/],
    ["names a number", () => sign(claims({ sub: 1 })), /`sub`|JWT/],
    ["is not valid yet", () => sign(claims({ nbf: now() + HOUR })), /valid by now/],
    ["is not signed", () => new UnsecuredJWT(claims()).encode(), /HS256/],
    [
      "says alg none in other letters",
      () => `${encoded({ alg: "nOnE" })}.${encoded(claims())}.`,
      /JWT|HS256/,
    ],
    ["is signed by another algorithm", () => sign(claims(), secret.repeat(2), "HS512"), /HS256/],
    ["is signed with another secret", () => sign(claims(), "k".repeat(46)), /signature/],
    ["is signed with another bot's", () => sign(claims(), secretOfOther), /signature/],
    ["is the visitor's own token", async () => (await visit(shop.bot)).token, /signature/],
    ["is no JWT", () => "Ann", /JWT/],
    ["is empty", () => "", /JWT/],
    ["has an odd address", () => sign(claims({ email: { not: "a" } })), /email/],
  ];
  test.each(bad)("%s", async (_, make, words) => {
    const body = { identity: await make() };
    const { status, body: answer } = await panel("POST /api/widget/visitor", await launch(shop.bot), {
      body,
    });
    expect(status).toBe(401);
    expect(answer).toMatchObject({
      error: { code: "unauthenticated", message: expect.stringMatching(words) },
    });
  });

  test("is too long, or no text", async () => {
    const token = await launch(shop.bot);
    for (const identity of ["x".repeat(4_001), { not: "a" }, ["a"], null])
      expect((await panel("POST /api/widget/visitor", token, { body: { identity } })).status).toBe(422);
  });

  test("comes to a bot without a secret", async () => {
    const { bot } = await openShop("Words.");
    const body = { identity: await sign(claims()) };
    const { status, body: answer } = await panel("POST /api/widget/visitor", await launch(bot), { body });
    expect(status).toBe(401);
    expect(answer).toMatchObject({ error: { message: expect.stringContaining("no visitor secret") } });
  });
});

test("a new secret ends the one before; it is stored sealed, and sealed anew with a newer key", async () => {
  const { bot, tenant } = await openShop("Words.");
  const old = (await renewVisitorSecret(tenant.ctx, { botId: bot })).secret;
  const { secret: fresh } = await renewVisitorSecret(tenant.ctx, { botId: bot });
  expect(fresh).toMatch(/^mv_[\w-]{43}$/);
  const become = async (key: string) => {
    const body = { identity: await sign(claims(), key) };
    return (await panel("POST /api/widget/visitor", await launch(bot), { body })).status;
  };
  expect([await become(old), await become(fresh)]).toEqual([401, 200]);

  const stored = () =>
    inTenant(tenant.id, async (db) => (await db.bot.findUniqueOrThrow({ where: { id: bot } })).visitorSecret);
  const before = await stored();
  expect(before).not.toContain(fresh);
  const ring = [
    { version: 1, key: Buffer.alloc(32, 7) },
    { version: 2, key: randomBytes(32) },
  ];
  const vault = createKeyRing(ring);
  const { resealed } = await resealSecrets({ log: SILENT, ports: { ...tenant.ctx.ports, vault } });
  expect(resealed).toBeGreaterThan(0);
  const after = await stored();
  expect(after).not.toBe(before);
  const place = { tenant: tenant.id, table: "Bot", column: "visitorSecret", row: bot };
  expect(createKeyRing(ring.slice(1)).open(after ?? "", place)).toBe(fresh);
  const audited = await inTenant(tenant.id, (db) =>
    db.auditEvent.findMany({
      where: { action: "bot.renew_visitor_secret" },
      select: { before: true, after: true, targetId: true },
    }),
  );
  expect(audited.map(({ after: noted }) => noted)).toEqual([{ isRotation: false }, { isRotation: true }]);
  expect(JSON.stringify(audited)).not.toContain("mv_");
});

import { SignJWT } from "jose";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { isId } from "@/lib/core/ids";
import { dumpTenant } from "@/lib/testing/dump";
import { tokenFor } from "@/lib/testing/fixtures";
import {
  ask,
  launch,
  OUR_ORIGIN,
  openShop,
  panel,
  publish,
  question,
  type Shop,
  SITE,
  visit,
} from "./testing/widget-fixtures";
import { type Purpose, signToken } from "./tokens";

const TEXT = "The lighthouse of Skerry opens at nine.";
const QUESTION = "When does the lighthouse of Skerry open?";
let shop: Shop;
let other: Shop;

beforeAll(async () => {
  shop = await openShop(TEXT);
  other = await openShop("The harbour of Beta closes at five.");
});

/** Every route of the panel with a body that would be right; in `own` an answer that the visitor got. */
type Own = { conversationId: string; messageId: string };
const ROUTES: { name: string; takes: Purpose; body?: (own: Own) => object }[] = [
  { name: "POST /api/widget/visitor", takes: "launch", body: () => ({}) },
  { name: "POST /api/widget/ask", takes: "visit", body: () => ({ message: QUESTION }) },
  { name: "GET /api/widget/history", takes: "visit" },
  { name: "POST /api/widget/feedback", takes: "visit", body: (own) => ({ ...own, rating: "up" }) },
  { name: "POST /api/widget/erase", takes: "visit", body: () => ({}) },
];

const request = ({ body }: (typeof ROUTES)[number], own: Own) => (body ? { body: body(own) } : {});

describe.each(ROUTES)("$name", (route) => {
  let token: string;
  let own: Own;

  beforeEach(async () => {
    const { token: visiting } = await visit(shop.bot);
    const { conversationId, messageId } = await question(visiting, { message: QUESTION });
    own = { conversationId, messageId };
    token = route.takes === "launch" ? await launch(shop.bot) : visiting;
  });

  afterEach(async () => {
    vi.useRealTimers();
    await publish(shop);
  });

  const call = (one: string, headers = {}) => panel(route.name, one, { ...request(route, own), headers });

  test("answers a valid token, and no other site may read it", async () => {
    const { status, headers } = await call(token);
    expect(status).toBe(200);
    expect(headers.get("access-control-allow-origin")).toBeNull();
  });

  test("refuses one that has expired", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 601_000 });
    expect((await call(token)).status).toBe(401);
  });

  test.each<Purpose>(["launch", "visit", "return"])(
    "takes no other kind for its own: %s",
    async (purpose) => {
      const claims = { bot: shop.bot, origin: SITE, visitor: "vis_01hzy3v5k8p9q2r4s6t8w0x1y3" as const };
      const { status } = await call(await signToken(purpose, claims, new Date()));
      expect(status === 401).toBe(purpose !== route.takes);
    },
  );

  test("refuses what is malformed, altered, unsigned, or signed by somebody else", async () => {
    const [head = "", payload = "", signature = ""] = token.split(".");
    const claims = JSON.parse(Buffer.from(payload, "base64url").toString());
    const inBase64 = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const forged = new SignJWT(claims).setProtectedHeader({ alg: "HS256" });
    const bad = [
      "x",
      "%",
      "e30.e30.e30",
      "x".repeat(64 * 1024),
      `${head}.${inBase64({ ...claims, bot: other.bot })}.${signature}`,
      `${head}.${inBase64({ ...claims, exp: claims.exp + 60 })}.${signature}`,
      `${inBase64({ alg: "none" })}.${payload}.`,
      await forged.sign(new TextEncoder().encode("k".repeat(32))),
      (await tokenFor(shop.tenant, "admin")).authorization?.split(" ")[1] ?? "",
    ];
    for (const one of bad) expect((await call(one)).status, one.slice(0, 80)).toBe(401);
    const { status } = await ask(route.name, { ...request(route, own), headers: { origin: OUR_ORIGIN } });
    expect(status).toBe(401);
  });

  test("refuses everything from the moment its origin is off the list", async () => {
    await publish(shop, { origins: ["https://another.example.test"] });
    const { status, body } = await call(token);
    expect(status).toBe(403);
    expect(body).toMatchObject({ error: { code: "forbidden" } });
  });

  test("refuses everything from the moment the widget is off", async () => {
    await publish(shop, { state: "off" });
    expect((await call(token)).status).toBe(403);
  });

  test("refuses what comes from another site's page", async () => {
    for (const headers of [
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
      { origin: SITE },
      { origin: "null" },
    ])
      expect((await call(token, headers)).status).toBe(403);
  });

  test("refuses fields that it does not know, and ids of another shape", async () => {
    const { body } = route;
    if (!body) return;
    const extra = ["model", "instructions", "tenantId", "botId", "visitorId", "filter"];
    for (const field of extra) {
      const { status } = await panel(route.name, token, { body: { ...body(own), [field]: "x" } });
      expect(status, field).toBe(422);
    }
  });
});

describe("another visitor's conversation, another bot's, one of the team: none of a visitor's", () => {
  let token: string;
  let foreign: Own[];

  beforeAll(async () => {
    token = (await visit(shop.bot)).token;
    const neighbour = await question((await visit(shop.bot)).token, { message: QUESTION });
    const elsewhere = await question((await visit(other.bot)).token, {
      message: "When does the harbour close?",
    });
    foreign = [
      neighbour,
      elsewhere,
      { conversationId: shop.foreignConversation, messageId: shop.message },
      { conversationId: other.foreignConversation, messageId: other.message },
    ];
  });

  test("cannot be gone on with", async () => {
    for (const { conversationId } of foreign) {
      const body = { message: QUESTION, conversationId };
      const { status, body: answer } = await panel("POST /api/widget/ask", token, { body });
      expect(status).toBe(422);
      expect(answer).toMatchObject({ error: { details: { issues: [{ path: ["conversationId"] }] } } });
    }
  });

  test("cannot be rated", async () => {
    for (const { conversationId, messageId } of foreign) {
      const body = { conversationId, messageId, rating: "down" };
      expect((await panel("POST /api/widget/feedback", token, { body })).status).toBe(404);
    }
  });

  test("is in no history", async () => {
    expect((await panel("GET /api/widget/history", token)).body).toEqual({
      conversation: null,
      hasLead: false,
    });
  });

  test("is erased by nobody else", async () => {
    const before = [await dumpTenant(shop.tenant.id), await dumpTenant(other.tenant.id)];
    const { body } = await panel("POST /api/widget/erase", token, { body: {} });
    expect(body).toEqual({ conversations: 0, contacts: 0 });
    expect([await dumpTenant(shop.tenant.id), await dumpTenant(other.tenant.id)]).toEqual(before);
  });

  test.each([
    { conversationId: { not: "a" } },
    { conversationId: { in: ["a"] } },
    { conversationId: ["con_1"] },
    { conversationId: null },
    { conversationId: "con_1" },
    { message: { contains: "" } },
    { message: "x".repeat(2_001) },
    { message: " " },
    { page: "https://www.example.test/" },
    { page: { url: { startsWith: "" } } },
  ])("asking with %j is 422", async (odd) => {
    const { status } = await panel("POST /api/widget/ask", token, { body: { message: QUESTION, ...odd } });
    expect(status).toBe(422);
  });

  test.each([
    { conversationId: { not: "a" } },
    { messageId: { not: "a" } },
    { rating: { not: "up" } },
    { reason: "rude" },
  ])("rating with %j is 422", async (odd) => {
    const body = { ...foreign[0], rating: "down", text: undefined, chunks: undefined, ...odd };
    expect((await panel("POST /api/widget/feedback", token, { body })).status).toBe(422);
  });
});

test("a visitor comes back by their key, to the same bot and site alone", async () => {
  const first = await visit(shop.bot);
  const { conversationId } = await question(first.token, { message: QUESTION });
  const historyOf = async ({ token }: { token: string }) =>
    (await panel("GET /api/widget/history", token)).body;
  const back = await visit(shop.bot, { key: first.key });
  expect(await historyOf(back)).toMatchObject({ conversation: { id: conversationId } });

  const wild = { origins: [SITE, "https://second.example.test"] };
  await publish(shop, wild);
  const launched = await launch(shop.bot, "https://second.example.test");
  expect(await historyOf(await visit(shop.bot, { key: first.key }, launched))).toEqual({
    conversation: null,
    hasLead: false,
  });
  await publish(shop);
  expect(await historyOf(await visit(other.bot, { key: first.key }))).toEqual({
    conversation: null,
    hasLead: false,
  });
  for (const key of [first.token, "x", "e30.e30.e30", "x".repeat(2_000)])
    expect(await historyOf(await visit(shop.bot, { key }))).toEqual({ conversation: null, hasLead: false });
});

test("a key lasts thirty days, also where the panel keeps it no longer than the page is there", async () => {
  const { key } = await visit(shop.bot);
  const claims = JSON.parse(Buffer.from(key?.split(".")[1] ?? "", "base64url").toString());
  expect(claims.exp - claims.iat).toBe(30 * 24 * 60 * 60);
  expect(isId("visitor", claims.sub)).toBe(true);
  const forgetful = await openShop(TEXT, { persistence: "none" });
  expect((await visit(forgetful.bot)).key).not.toBeNull();
});

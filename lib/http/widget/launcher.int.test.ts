import { beforeAll, describe, expect, test } from "vitest";
import { OPTIONS } from "@/app/api/widget/session/route";
import { newId } from "@/lib/core/ids";
import { asSystem } from "@/lib/db";
import { DEFAULT_LOOK } from "@/lib/schemas/widget";
import { removeBot } from "@/lib/services/bots";
import {
  ask,
  documentRequest,
  OUR_ORIGIN,
  openStall,
  publish,
  SITE,
  type Stall,
} from "./testing/widget-fixtures";

const WILD = "https://*.shop.test";
const NOT_ALLOWED: [what: string, origin: string | null][] = [
  ["a sub-domain of it", "https://a.www.example.test"],
  ["the domain above it", "https://example.test"],
  ["one that ends like it", "https://evilwww.example.test"],
  ["one that begins like it", "https://www.example.test.evil.test"],
  ["another port", "https://www.example.test:8443"],
  ["another scheme", "http://www.example.test"],
  ["the domain of a wildcard itself", "https://shop.test"],
  ["one that ends like a wildcard", "https://evilshop.test"],
  ["with a slash", `${SITE}/`],
  ["in capitals", "https://WWW.example.test"],
  ["our own, without a hosted page", OUR_ORIGIN],
  ["null", "null"],
  ["none", null],
];

const ROUTES = ["GET /api/widget/config", "POST /api/widget/session"] as const;
let shop: Stall;

beforeAll(async () => {
  shop = await openStall({ origins: [SITE, WILD] });
});

function knock(name: (typeof ROUTES)[number], bot: string, origin: string | null) {
  const headers: Record<string, string> = origin === null ? {} : { origin };
  return ask(name, { query: { bot }, headers, ...(name.startsWith("POST") && { body: {} }) });
}

const preflight = (bot: string | null, origin: string | null) =>
  OPTIONS(
    documentRequest(`/api/widget/session${bot ? `?bot=${bot}` : ""}`, origin === null ? {} : { origin }),
  );

describe.each(ROUTES)("%s", (name) => {
  test.each([SITE, "https://a.shop.test", "https://a.b.shop.test"])(
    "answers %s, and it alone",
    async (origin) => {
      const { status, headers } = await knock(name, shop.bot, origin);
      expect(status).toBe(200);
      expect(headers.get("access-control-allow-origin")).toBe(origin);
      expect(headers.get("access-control-allow-credentials")).toBeNull();
      expect(headers.get("vary")).toContain("origin");
    },
  );

  test.each(NOT_ALLOWED)("refuses %s", async (_, origin) => {
    const { status, body, headers } = await knock(name, shop.bot, origin);
    expect(status).toBe(403);
    expect(headers.get("access-control-allow-origin")).toBeNull();
    expect(headers.get("vary")).toContain("origin");
    const { error } = body as { error: object };
    expect(Object.keys(error).sort()).toEqual(["code", "message", "requestId"]);
    expect(error).toMatchObject({ code: "forbidden" });
  });

  test("off, deleted, suspended, made up and malformed all read the same", async () => {
    const answers = new Set<string>();
    const gone = [await off(), await deleted(), await suspended()];
    for (const bot of [...gone, newId("bot"), "bot_1", ""]) {
      const { status, body, headers } = await knock(name, bot, SITE);
      const { error } = body as { error: object };
      expect(headers.get("access-control-allow-origin")).toBeNull();
      answers.add(JSON.stringify({ status, error: { ...error, requestId: "" } }));
    }
    expect(answers.size).toBe(1);
    expect([...answers][0]).toContain('"status":403');
  });

  test("answers while paused", async () => {
    const resting = await openStall({ state: "paused" });
    expect((await knock(name, resting.bot, SITE)).status).toBe(200);
  });

  test("a bot that nobody published is shown nowhere", async () => {
    const unset = await openStall({ state: "on", origins: [] });
    expect((await knock(name, unset.bot, SITE)).status).toBe(403);
  });
});

describe("the preflight", () => {
  test("lets the sites on the list send JSON, and nothing else", async () => {
    const { status, headers } = await preflight(shop.bot, SITE);
    expect(status).toBe(204);
    const cors = [...headers].filter(([header]) => header.startsWith("access-control-"));
    expect(Object.fromEntries(cors)).toEqual({
      "access-control-allow-origin": SITE,
      "access-control-allow-methods": "POST",
      "access-control-allow-headers": "content-type",
      "access-control-max-age": "600",
    });
  });

  test.each(NOT_ALLOWED)("refuses %s", async (_, origin) => {
    for (const bot of [shop.bot, null]) {
      const { status, headers } = await preflight(bot, origin);
      expect(status).toBe(403);
      expect([...headers.keys()].filter((header) => header.startsWith("access-control-"))).toEqual([]);
    }
  });
});

test("the configuration holds these fields and no others, in at most 2 KB", async () => {
  const widest = {
    texts: {
      launcher: "ü".repeat(60),
      title: "ü".repeat(60),
      greeting: "ü".repeat(120),
      subtitle: "not before it is opened",
    },
    welcome: "not before it is opened",
    person: { email: "owner@example.test" },
    pausedText: "not before it is opened",
    limits: { messages: { botDay: "not before it is opened" } },
  };
  const { bot } = await openStall(widest);
  const { body, headers } = await ask("GET /api/widget/config", {
    query: { bot, lang: "ar-EG" },
    headers: { origin: SITE },
  });
  expect(body).toEqual({
    bot,
    state: "on",
    language: "ar",
    dir: "rtl",
    words: { open: "ü".repeat(60), close: "أغلق المحادثة", title: "ü".repeat(60) },
    greeting: "ü".repeat(120),
    appearance: {
      ...{ colour: DEFAULT_LOOK.colour, ink: "#ffffff", scheme: "auto", radius: 16, icon: "chat" },
      ...{ position: "end", offsetX: 20, offsetY: 20 },
    },
  });
  expect(Buffer.byteLength(JSON.stringify(body))).toBeLessThanOrEqual(2048);
  expect(headers.get("cache-control")).toBe("private, max-age=60");
});

test("a session is a token for ten minutes, and nothing more", async () => {
  const { body } = await knock("POST /api/widget/session", shop.bot, SITE);
  expect(body).toEqual({ token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/), expiresInSeconds: 600 });
  const { token } = body as { token: string };
  const claims = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
  expect(Object.keys(claims).sort()).toEqual(["aud", "bot", "exp", "iat", "origin", "sub"]);
  expect(claims.exp - claims.iat).toBe(600);
});

test("our own origin gets a session while the hosted page is on", async () => {
  const hosted = await openStall({ origins: [], hosted: { isOn: true, isIndexed: false } });
  expect((await knock("POST /api/widget/session", hosted.bot, OUR_ORIGIN)).status).toBe(200);
  expect((await knock("POST /api/widget/session", hosted.bot, SITE)).status).toBe(403);
});

test("one address may knock only so often", async () => {
  const from = { origin: SITE, "x-minirag-peer": "203.0.113.77" };
  const statuses = new Set<number>();
  for (let count = 0; count < 601; count++)
    statuses.add((await ask("GET /api/widget/config", { query: { bot: "x" }, headers: from })).status);
  expect([...statuses]).toEqual([403, 429]);
});

async function off() {
  const closed = await openStall();
  await publish(closed, { state: "off" });
  return closed.bot;
}

async function deleted() {
  const { tenant, bot } = await openStall();
  await removeBot(tenant.ctx, { botId: bot });
  return bot;
}

async function suspended() {
  const { tenant, bot } = await openStall();
  const data = { suspendedAt: new Date() };
  await asSystem("operator", (db) => db.tenant.update({ where: { id: tenant.id }, data }));
  return bot;
}

test("an address that names two bots is answered for neither", async () => {
  const second = await openStall({ origins: [SITE] });
  const preflightOf = (query: string) =>
    OPTIONS(documentRequest(`/api/widget/session?${query}`, { origin: SITE }));
  expect((await preflightOf(`bot=${shop.bot}`)).status).toBe(204);
  for (const [first, last] of [
    [shop.bot, second.bot],
    [newId("bot"), shop.bot],
    [shop.bot, shop.bot],
  ]) {
    const { status, headers } = await preflightOf(`bot=${first}&bot=${last}`);
    expect([status, headers.get("access-control-allow-origin")]).toEqual([403, null]);
  }
});

import { beforeAll, describe, expect, test } from "vitest";
import { asSystem } from "@/lib/db";
import { newAddress, openStall, panel, publish, type Stall, visit } from "./testing/widget-fixtures";

// A greeting needs neither sources nor a model: it is the cheapest question there is.
const GREETING = { body: { message: "hello" } };

let stall: Stall;

beforeAll(async () => {
  stall = await openStall();
});

const ask = (token: string, address = newAddress(), lang?: string) =>
  panel("POST /api/widget/ask", token, {
    ...GREETING,
    headers: { "x-minirag-peer": address },
    ...(lang && { query: { lang } }),
  });

const MOST = { address: 1_000, visitor: 1_000, botMinute: 1_000, botDay: 1_000 };

describe.each([
  ["address", /network/],
  ["visitor", /a lot of questions at once/],
  ["botMinute", /Many people/],
  ["botDay", /for today/],
] as const)("the limit of %s", (kind, ours) => {
  test("is exact, and says what to do in our words or the owner's", async () => {
    const { bot, tenant } = await openStall({ limits: { most: { ...MOST, [kind]: 2 } } });
    const address = newAddress();
    const { token } = await visit(bot);
    // Each limit alone: others share what it counts, and not what the others count.
    const next = async () =>
      kind === "visitor"
        ? ask(token)
        : ask((await visit(bot)).token, kind === "address" ? address : newAddress());
    expect([(await next()).status, (await next()).status]).toEqual([200, 200]);
    const refused = await next();
    expect(refused.status).toBe(429);
    const details = { kind, retryAfterSeconds: expect.any(Number) };
    expect(refused.body).toMatchObject({
      error: { code: "rate_limited", message: expect.stringMatching(ours), details },
    });
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    const messages = { [kind]: "Ring the bell, please." };
    await publish({ tenant, bot }, { limits: { most: { ...MOST, [kind]: 2 }, messages } });
    expect((await next()).body).toMatchObject({ error: { message: "Ring the bell, please." } });
  });
});

test("by default a visitor may ask ten questions a minute", async () => {
  const { token } = await visit(stall.bot);
  const statuses: number[] = [];
  for (let count = 0; count < 12; count++) statuses.push((await ask(token)).status);
  expect(statuses).toEqual([...Array(10).fill(200), 429, 429]);
});

test("what the operator sets for a team goes before what the team sets", async () => {
  const { bot, tenant } = await openStall({ limits: { most: MOST } });
  const data = { limits: { requestsPerMinute: { chat: 0 } } };
  await asSystem("operator", (db) => db.tenant.update({ where: { id: tenant.id }, data }));
  expect((await ask((await visit(bot)).token)).body).toMatchObject({
    error: { details: { kind: "visitor" } },
  });
});

test.each([
  ["de", /Fragen auf einmal/],
  ["es-MX", /muchas preguntas/],
  ["fr", /beaucoup de questions/],
  ["ar", /أسئلة/],
  ["ja", /a lot of questions/],
])("the words are in the visitor's language: %s", async (lang, words) => {
  const { bot } = await openStall({ limits: { most: { ...MOST, visitor: 1 } } });
  const { token } = await visit(bot);
  await ask(token);
  expect((await ask(token, newAddress(), lang)).body).toMatchObject({
    error: { message: expect.stringMatching(words) },
  });
});

describe("a paused bot", () => {
  test("answers nothing from the very next question on, and says so in the owner's words or ours", async () => {
    const { bot, tenant } = await openStall();
    const { token } = await visit(bot);
    expect((await ask(token)).status).toBe(200);
    await publish({ tenant, bot }, { state: "paused" });
    const refused = await ask(token, newAddress(), "de");
    expect(refused.status).toBe(403);
    expect(refused.body).toMatchObject({
      error: { code: "forbidden", message: expect.stringContaining("Pause"), details: { reason: "paused" } },
    });
    await publish({ tenant, bot }, { state: "paused", pausedText: "We move house." });
    expect((await ask(token)).body).toMatchObject({ error: { message: "We move house." } });
    await publish({ tenant, bot });
    expect((await ask(token)).status).toBe(200);
  });

  test("still shows what was said, and erases it", async () => {
    const { bot, tenant } = await openStall();
    const { token } = await visit(bot);
    await ask(token);
    await publish({ tenant, bot }, { state: "paused" });
    expect((await panel("GET /api/widget/history", token)).body).toMatchObject({
      conversation: { messages: [{}, {}] },
    });
    const { body } = await panel("POST /api/widget/erase", token, { body: {} });
    expect(body).toEqual({ conversations: 1, contacts: 0 });
  });
});

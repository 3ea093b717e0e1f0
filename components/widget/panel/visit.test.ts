import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { wordsOf } from "../languages";
import type { Config } from "./config";
import type { Link } from "./link";
import { Visit } from "./visit";

type Sent = { path: string; token: string; body: unknown };

let sent: Sent[];
let arrivals: number;
/** What the next answers to questions are; 200 when there is none. */
let statuses: number[];
/** What the server holds of the site's word for the visitor. */
let isVouched: boolean;

beforeEach(() => {
  [sent, arrivals, statuses, isVouched] = [[], 0, [], true];
  vi.useFakeTimers();
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    const path = url.replace(/^\/api\/widget\/|\?.*/g, "");
    const token = new Headers(init.headers).get("authorization")?.replace("Bearer ", "") ?? "";
    const body = init.body ? JSON.parse(String(init.body)) : null;
    sent.push({ path, token, body });
    if (body?.identity && !isVouched)
      return Response.json({ error: { code: "unauthenticated", message: "No secret." } }, { status: 401 });
    if (path !== "visitor") return Response.json({}, { status: statuses.shift() ?? 200 });
    arrivals++;
    return Response.json({
      token: `visit-${arrivals}`,
      expiresInSeconds: 600,
      key: "key",
      isVerified: Boolean(body?.identity),
    });
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function open(more: Partial<Link> = {}) {
  const renewals: unknown[] = [];
  const link: Link = {
    ...{
      token: "launch-1",
      page: undefined,
      identity: null,
      origin: "https://shop.example",
      isClosed: false,
    },
    listen: () => undefined,
    say(message) {
      renewals.push(message);
      visit.takeToken(`launch-${renewals.length + 1}`);
    },
    ...more,
  };
  // Of the configuration only these are read.
  const config = { bot: "bot_1", mode: "bubble", persistence: "none", language: "en", words: wordsOf("en") };
  const visit: Visit = new Visit(config as Config, link);
  return { visit, renewals };
}

test("who asks at the same time arrives once, and asks with the same token", async () => {
  const { visit, renewals } = open();
  await Promise.all([visit.json("history"), visit.json("feedback", {})]);
  expect(arrivals).toBe(1);
  expect(sent.slice(1).map(({ token }) => token)).toEqual(["visit-1", "visit-1"]);
  expect(renewals).toEqual([]);
});

test("a token is renewed by the launcher before it runs out, for the same visitor", async () => {
  const { visit, renewals } = open();
  await visit.json("history");
  vi.advanceTimersByTime(545_000);
  await visit.json("history");
  expect(renewals).toEqual([{ type: "renew" }]);
  expect(sent.filter(({ path }) => path === "visitor")).toMatchObject([
    { token: "launch-1", body: {} },
    { token: "launch-2", body: { key: "key" } },
  ]);
});

test("a token that is no longer good is replaced once", async () => {
  const { visit } = open();
  statuses = [401];
  await visit.json("history");
  expect(sent.at(-1)).toMatchObject({ path: "history", token: "visit-2" });
  statuses = [401, 401];
  await expect(visit.json("history")).rejects.toMatchObject({ code: "unavailable" });
});

test("whom the site vouches for says so, and a visitor who is forgotten comes without a key", async () => {
  const { visit } = open({ identity: "jwt" });
  await visit.json("history");
  expect(sent[0]).toMatchObject({ body: { identity: "jwt" } });
  visit.become(null);
  visit.forget();
  await visit.json("history");
  expect(sent.filter(({ path }) => path === "visitor").at(-1)?.body).toEqual({});
});

test("a launcher that gets no token is told as a lost connection, and the next try begins anew", async () => {
  let isLost = true;
  const { visit } = open({
    say: () => visit.takeToken(isLost ? null : "launch-2"),
  });
  await visit.json("history");
  vi.advanceTimersByTime(545_000);
  await expect(visit.json("history")).rejects.toMatchObject({ code: "lost" });
  isLost = false;
  await visit.json("history");
  expect(sent.at(-1)).toMatchObject({ token: "visit-2" });
});

test("whom the site vouches for badly goes on as anybody, and the page's owner hears why", async () => {
  const said: unknown[] = [];
  const { visit } = open({ identity: "bad", say: (message) => void said.push(message) });
  isVouched = false;
  await visit.json("history");
  const detail = { code: "unauthenticated", message: "No secret." };
  expect(said).toEqual([{ type: "event", name: "error", detail }]);
  expect(sent.map(({ path, body }) => [path, body])).toEqual([
    ["visitor", { identity: "bad" }],
    ["visitor", {}],
    ["history", null],
  ]);
});

test("one who was vouched for does not go on as anybody in their own conversation", async () => {
  const said: unknown[] = [];
  const { visit } = open({
    identity: "jwt",
    say(message) {
      said.push(message);
      visit.takeToken("launch-2");
    },
  });
  await visit.json("history");
  vi.advanceTimersByTime(545_000);
  isVouched = false;
  await expect(visit.json("history")).rejects.toMatchObject({ code: "lost", message: wordsOf("en").lost });
  expect(said).toHaveLength(2);
});

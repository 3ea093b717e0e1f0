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

beforeEach(() => {
  [sent, arrivals, statuses] = [[], 0, []];
  vi.useFakeTimers();
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    const path = url.replace(/^\/api\/widget\/|\?.*/g, "");
    const token = new Headers(init.headers).get("authorization")?.replace("Bearer ", "") ?? "";
    sent.push({ path, token, body: init.body ? JSON.parse(String(init.body)) : null });
    if (path !== "visitor") return Response.json({}, { status: statuses.shift() ?? 200 });
    arrivals++;
    return Response.json({
      token: `visit-${arrivals}`,
      expiresInSeconds: 600,
      key: "key",
      isVerified: false,
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
    ...{ token: "launch-1", page: undefined, identity: null, isClosed: false },
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

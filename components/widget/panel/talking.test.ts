import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { wordsOf } from "../languages";
import type { Config } from "./config";
import type { Link } from "./link";
import { makeTalking } from "./talking";

let asked: string[];
let history: object;
let answer: Promise<void>;
let isAnswered: () => void;
let said: object[];

beforeEach(() => {
  [asked, said, history] = [[], [], { conversation: null }];
  answer = new Promise((resolve) => {
    isAnswered = resolve;
  });
  const kept = new Map<string, string>();
  vi.stubGlobal("sessionStorage", {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  });
  vi.stubGlobal("localStorage", { removeItem: () => undefined });
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    if (url.includes("/visitor")) return Response.json({ token: "t", expiresInSeconds: 600, key: "k" });
    if (url.includes("/history")) return Response.json(history);
    asked.push(JSON.parse(String(init.body)).message);
    await answer;
    return Response.json({ error: { code: "unavailable", message: "" } }, { status: 503 });
  });
});
afterEach(() => vi.unstubAllGlobals());

function open() {
  const link: Link = {
    ...{ token: "launch", page: undefined, identity: null, origin: "https://shop.example", isClosed: false },
    say(message) {
      said.push(message);
      if (message.type === "renew") talking.visit.takeToken("launch");
    },
    listen: () => undefined,
  };
  // Of the configuration only these are read.
  const config = { bot: "bot_1", state: "on", persistence: "tab", language: "en", words: wordsOf("en") };
  const talking = makeTalking(config as Config, link, () => undefined);
  return talking;
}

const stored = (id: string) => {
  const rest = { citations: [], links: [], refused: false, rating: null, status: "complete" };
  const one = (role: string) => ({ ...rest, id: `${id}-${role}`, role, content: "Words" });
  return { conversation: { id, messages: [one("user"), one("assistant")] } };
};

test("a conversation that a new one took the place of does not come back, and a later one does", async () => {
  history = stored("con_1");
  const first = open();
  await first.load();
  expect(first.talk.messages).toHaveLength(2);
  first.fresh();
  const second = open();
  await second.load();
  expect(second.talk.messages).toEqual([]);
  history = stored("con_2");
  const third = open();
  await third.load();
  expect(third.talk.conversationId).toBe("con_2");
});

test("the same when it is begun before the old one was seen", async () => {
  history = stored("con_1");
  const first = open();
  const loaded = first.load();
  first.fresh();
  await loaded;
  expect(first.talk.messages).toEqual([]);
  const second = open();
  await second.load();
  expect(second.talk.messages).toEqual([]);
});

test("who signs out and in again finds their conversation", async () => {
  history = stored("con_1");
  const talking = open();
  await talking.load();
  talking.become("jwt");
  await vi.waitFor(() => expect(talking.talk.conversationId).toBe("con_1"));
});

test("a question that comes during an answer waits for its end", async () => {
  const talking = open();
  const first = talking.ask("First?");
  talking.ask("Second?");
  await vi.waitFor(() => expect(asked).toEqual(["First?"]));
  isAnswered();
  await first;
  await vi.waitFor(() => expect(asked).toEqual(["First?", "Second?"]));
});

test("a question that is too long is not asked, and the page hears why in our words", async () => {
  const talking = open();
  await talking.ask("x".repeat(2_500));
  expect([asked, talking.talk.messages]).toEqual([[], []]);
  const detail = { code: "invalid_input", message: "500 characters too many" };
  expect(said).toEqual([{ type: "event", name: "error", detail }]);
});

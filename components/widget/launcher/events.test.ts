import { afterEach, expect, test, vi } from "vitest";
import { emit, hear, ready } from "./events";
import { recall, remember } from "./store";
import { bubbleStyles } from "./styles";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test("listeners hear one bot or all, until they have enough", () => {
  const heard: string[] = [];
  const off = hear("open", ({ bot }) => heard.push(`one ${bot}`), "bot_1");
  const offAll = hear("open", ({ bot }) => heard.push(`all ${bot}`));
  emit("bot_1", "open");
  emit("bot_2", "open");
  emit("bot_1", "close");
  off();
  emit("bot_1", "open");
  offAll();
  emit("bot_1", "open");
  expect(heard).toEqual(["one bot_1", "all bot_1", "all bot_2", "all bot_1"]);
});

test("who comes late hears of the chats that are there", async () => {
  const heard: string[] = [];
  ready.add("bot_1").add("bot_2");
  hear("ready", ({ bot }) => heard.push(`one ${bot}`), "bot_1")();
  hear("ready", ({ bot }) => heard.push(`all ${bot}`))();
  hear("open", ({ bot }) => heard.push(`open ${bot}`))();
  expect(heard).toEqual([]);
  await Promise.resolve();
  ready.clear();
  expect(heard).toEqual(["one bot_1", "all bot_1", "all bot_2"]);
});

test("details come along", () => {
  const answers: unknown[] = [];
  const off = hear("answer", (detail) => answers.push(detail), "bot_1");
  emit("bot_1", "answer", { messageId: "msg_1", refused: false });
  off();
  expect(answers).toEqual([{ bot: "bot_1", messageId: "msg_1", refused: false }]);
});

test("wrong use is told once, in words that help", () => {
  const warn = vi.spyOn(console, "warn").mockReturnValue();
  const wrong: unknown = "opened";
  Reflect.apply(hear, null, [wrong, () => undefined]);
  Reflect.apply(hear, null, ["open", "no function"])();
  expect(warn.mock.calls).toEqual([
    ["MiniRAG: on() takes one of: ready open close message answer feedback lead error; and a function"],
  ]);
});

test("a tab remembers, also where storage throws", () => {
  const kept: Record<string, string> = {};
  vi.stubGlobal("sessionStorage", kept);
  remember("a", "1");
  expect([recall("a"), recall("b"), kept]).toEqual(["1", undefined, { a: "1" }]);
  vi.stubGlobal(
    "sessionStorage",
    new Proxy(
      {},
      {
        get: () => {
          throw new Error("SecurityError");
        },
        set: () => {
          throw new Error("SecurityError");
        },
      },
    ),
  );
  remember("c", "1");
  expect([recall("c"), recall("d")]).toEqual(["1", undefined]);
});

test("every rule for the host stands above what a page says of it", () => {
  const look = { colour: "#1d4ed8", ink: "#ffffff", scheme: "auto", radius: 12, icon: "chat" } as const;
  const css = bubbleStyles({ ...look, position: "start", offsetX: 20, offsetY: 30 }, "dark", 1);
  const [, host = ""] = /^:host\{([^}]*)\}/.exec(css) ?? [];
  const rules = host.split(";").filter((rule) => rule !== "");
  expect(rules.every((rule) => rule.endsWith("!important"))).toBe(true);
  expect(rules).toContain("inset-inline-start:88px!important");
  expect(rules).toContain("color-scheme:dark!important");
});

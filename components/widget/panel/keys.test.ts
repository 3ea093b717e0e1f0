import { afterEach, expect, test, vi } from "vitest";
import { makeKeys } from "./keys";

function makeStorage() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  };
}

afterEach(() => vi.unstubAllGlobals());

test.each([
  ["none", 0, 0],
  ["tab", 1, 0],
  ["month", 0, 1],
] as const)("%s: the key lies where the owner chose, and can be taken away", (persistence, tab, month) => {
  const [session, local] = [makeStorage(), makeStorage()];
  vi.stubGlobal("sessionStorage", session);
  vi.stubGlobal("localStorage", local);
  const keys = makeKeys("bot_1", persistence);
  keys.write("secret");
  expect(keys.read()).toBe("secret");
  expect([session.kept.size, local.kept.size]).toEqual([tab, month]);
  expect(makeKeys("bot_2", persistence).read()).toBeNull();
  keys.write(null);
  expect(keys.read()).toBeNull();
  expect([session.kept.size, local.kept.size]).toEqual([0, 0]);
});

test("what was kept before the owner chose otherwise is taken away as well", () => {
  const [session, local] = [makeStorage(), makeStorage()];
  vi.stubGlobal("sessionStorage", session);
  vi.stubGlobal("localStorage", local);
  makeKeys("bot_1", "month").write("old");
  const keys = makeKeys("bot_1", "tab");
  keys.write("new");
  expect([session.kept.size, local.kept.size]).toEqual([1, 0]);
  makeKeys("bot_2", "month").write("of another bot");
  makeKeys("bot_1", "none").write(null);
  expect([session.kept.size, [...local.kept.keys()]]).toEqual([0, ["minirag:bot_2"]]);
});

test("where storage is forbidden it is kept until the page is left", () => {
  const throwing = () => {
    throw new Error("denied");
  };
  vi.stubGlobal("sessionStorage", { getItem: throwing, setItem: throwing, removeItem: throwing });
  const keys = makeKeys("bot_1", "tab");
  keys.write("secret");
  expect(keys.read()).toBe("secret");
});

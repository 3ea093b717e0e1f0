import { afterEach, expect, test, vi } from "vitest";
import { call } from "./call";

afterEach(() => vi.unstubAllGlobals());

const URL_OF_BOT = "https://chat.example/api/widget/config?bot=bot_1";
const answer = (fetching: (url: string, init: RequestInit) => Promise<Response>) => {
  const stub = vi.fn(fetching);
  vi.stubGlobal("fetch", stub);
  return stub;
};

test("gives what the server says, and never sends cookies", async () => {
  const stub = answer(async () => Response.json({ bot: "bot_1" }));
  expect(await call(URL_OF_BOT, { method: "POST" })).toEqual({ bot: "bot_1" });
  expect(stub.mock.calls).toEqual([[URL_OF_BOT, { method: "POST", credentials: "omit" }]]);
});

test.each([403, 429, 500])("a status of %d is no answer", async (status) => {
  answer(async () => Response.json({ error: {} }, { status }));
  expect(await call(URL_OF_BOT)).toBeUndefined();
});

test("nor is what is not JSON, such as a network's own sign-in page, or a line that is cut", async () => {
  answer(async () => new Response("<h1>Sign in</h1>"));
  expect(await call(URL_OF_BOT)).toBeUndefined();
  answer(() => Promise.reject(new TypeError("Failed to fetch")));
  expect(await call(URL_OF_BOT)).toBeUndefined();
});

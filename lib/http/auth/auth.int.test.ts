import { expect, test, vi } from "vitest";
import * as accounts from "@/lib/services/accounts";
import { authOptions } from "./options";
import { CALLBACK_COOKIE, readReturnPath } from "./return-path";

vi.mock("@/lib/services/accounts", async (original) => ({
  ...(await original<typeof accounts>()),
  signInWithPassword: vi.fn(),
}));

type Authorize = { options: { authorize(given: object, request: object): Promise<unknown> } };

async function authorize() {
  const { providers } = await authOptions(new Headers());
  const [password] = providers as unknown as Authorize[];
  return password?.options.authorize({ email: "a@example.test", password: "x" }, { headers: {} });
}

test("what failed on our side stays in the log; why somebody is refused reaches the browser", async () => {
  vi.mocked(accounts.signInWithPassword).mockRejectedValueOnce(new Error("connect ECONNREFUSED 10.0.0.7"));
  await expect(authorize()).rejects.toThrow(/^Unavailable$/);
  vi.mocked(accounts.signInWithPassword).mockResolvedValueOnce("code-needed");
  await expect(authorize()).rejects.toThrow(/^CodeNeeded$/);
});

test("one comes back from a provider to where one wanted to go, and only home", () => {
  const kept = (value: string) => ({
    get: (name: string) => (name === CALLBACK_COOKIE ? { value } : undefined),
  });
  const home = "http://127.0.0.1:3000";
  expect(readReturnPath(kept(`${home}/invitation`))).toBe("/invitation");
  expect(readReturnPath(kept(`${home}/t/a?tab=b`))).toBe("/t/a?tab=b");
  expect(readReturnPath(kept("https://evil.example/t/a"))).toBeNull();
  expect(readReturnPath(kept("no address"))).toBeNull();
  expect(readReturnPath({ get: () => undefined })).toBeNull();
});

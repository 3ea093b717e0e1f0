import { NextRequest } from "next/server";
import { afterEach, expect, test, vi } from "vitest";
import { proxy } from "./proxy";

const PAGE = "http://localhost:3000/t/lighthouse/sources?type=file";
const targetOf = (request: NextRequest) => proxy(request).headers.get("location");

afterEach(() => vi.unstubAllEnvs());

test("people without a session are sent to sign in, and back to the whole address", () => {
  const next = encodeURIComponent("/t/lighthouse/sources?type=file");
  expect(targetOf(new NextRequest(PAGE))).toBe(`http://localhost:3000/sign-in?next=${next}`);
  const account = new NextRequest("http://localhost:3000/account/sessions");
  expect(targetOf(account)).toMatch(/next=%2Faccount%2Fsessions$/);
  expect(targetOf(new NextRequest("http://localhost:3000/accounting"))).toBeNull();
  const headers = { cookie: "minirag.session=something" };
  expect(targetOf(new NextRequest(PAGE, { headers }))).toBeNull();
});

test("in single-user mode nobody has a cookie, and nobody is sent round in circles", () => {
  vi.stubEnv("AUTH_MODE", "none");
  expect(targetOf(new NextRequest(PAGE))).toBeNull();
});

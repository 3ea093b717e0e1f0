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

test("pages may talk to us alone, and to the bucket where there is one", () => {
  const mayReach = () => {
    const policy = proxy(new NextRequest("http://localhost:3000/sign-in")).headers.get(
      "content-security-policy",
    );
    return policy?.split("; ").find((rule) => rule.startsWith("connect-src"));
  };
  expect(mayReach()).toBe("connect-src 'self'");
  vi.stubEnv("S3_ENDPOINT", "https://store.example.com:9000/path");
  expect(mayReach()).toBe("connect-src 'self'");
  vi.stubEnv("S3_BUCKET", "files");
  expect(mayReach()).toBe("connect-src 'self' https://store.example.com:9000");
  vi.stubEnv("S3_ENDPOINT", "");
  expect(mayReach()).toBe("connect-src 'self' https://files.s3.us-east-1.amazonaws.com");
  vi.stubEnv("S3_REGION", "x;script-src");
  expect(mayReach()).toBe("connect-src 'self'");
});

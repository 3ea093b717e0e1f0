import { afterEach, expect, test } from "vitest";
import { openServer } from "./server.mjs";

const CORE = { host: "127.0.0.1", port: 0, isProduction: true, isForOneAlone: false };
const before = { PORT: process.env.PORT, NEXTAUTH_URL: process.env.NEXTAUTH_URL };

// It writes down where it was reached, for whoever reads the environment later.
afterEach(() => {
  for (const [name, value] of Object.entries(before)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
});

/** Status by path, of a server that has no app behind it yet: what it lets through is answered 503. */
async function statuses(role: string, paths: string[]): Promise<number[]> {
  const server = await openServer({ ...CORE, role });
  try {
    return await Promise.all(paths.map(async (path) => (await fetch(`${server.url}${path}`)).status));
  } finally {
    await server.stop();
  }
}

test("a worker answers those who watch it or give it work, and nobody else", async () => {
  const through = ["/api/health", "/api/health/ready", "/api/health?now", "/api/inngest"];
  const refused = ["/", "/sign-in", "/api/v1/bots", "/api/healthy", "/api/auth/session", "//api/health"];
  expect(await statuses("worker", through)).toEqual(through.map(() => 503));
  expect(await statuses("worker", refused)).toEqual(refused.map(() => 404));
});

test.each(["all", "web"])("%s answers everybody", async (role) => {
  expect(await statuses(role, ["/", "/api/v1/bots", "/api/health"])).toEqual([503, 503, 503]);
});

test("what is refused has the one shape of errors", async () => {
  const server = await openServer({ ...CORE, role: "worker" });
  const answer = await fetch(`${server.url}/`);
  expect(await answer.json()).toMatchObject({ error: { code: "not_found" } });
  expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
  await server.stop();
});

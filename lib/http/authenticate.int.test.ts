import { beforeAll, expect, test } from "vitest";
import { type Call, call } from "@/lib/testing/call";
import { everyRole, makeTenant, type TestTenant, tokenFor } from "@/lib/testing/fixtures";
import { loadRoutes } from "@/lib/testing/routes";

let a: TestTenant;
let b: TestTenant;
let rolesOfB: Awaited<ReturnType<typeof everyRole>>;
beforeAll(async () => {
  [a, b] = [await makeTenant("Alpha"), await makeTenant("Beta")];
  rolesOfB = await everyRole(b);
});

async function ask(name: string, request: Call) {
  const route = (await loadRoutes()).find((one) => `${one.method} ${one.path}` === name);
  if (!route) throw new Error(`no route ${name}`);
  return call(route, request);
}

test("a session cannot choose a tenant it is not a member of", async () => {
  for (const { headers } of rolesOfB) {
    const { status } = await ask("GET /api/v1/tenants/me", { headers: { ...headers, "x-tenant": a.slug } });
    expect(status).toBe(404);
  }
});

test("a tenant in header, query or body next to a token changes nothing", async () => {
  const headers = await tokenFor(b, "admin");
  const query = { tenant: a.slug, tenantId: a.id, namespace: a.id };
  const { body } = await ask("GET /api/v1/tenants/me", {
    headers: { ...headers, "x-tenant": a.slug, "x-tenant-id": a.id },
    query,
  });
  expect(body).toMatchObject({ id: b.id });
  const { status } = await ask("POST /api/v1/bots", { headers, body: { name: "b", tenantId: a.id } });
  expect(status).toBe(422);
});

test("a session's write from another site is refused", async () => {
  const owner = (await everyRole(a)).find(({ role }) => role === "owner");
  const from: Record<string, string>[] = [
    { origin: "https://evil.test" },
    { origin: "null" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
  ];
  for (const site of from) {
    const { status } = await ask("POST /api/v1/bots", {
      headers: { ...owner?.headers, ...site },
      body: { name: "b" },
    });
    expect(status).toBe(403);
  }
  const { "x-tenant": _, ...withoutTenant } = owner?.headers ?? {};
  expect((await ask("POST /api/v1/bots", { headers: withoutTenant, body: { name: "b" } })).status).toBe(400);
});

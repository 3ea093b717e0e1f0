import { expect, test } from "vitest";
import { pool } from "@/lib/db/pool";
import { call } from "@/lib/testing/call";
import { fillTenant } from "@/lib/testing/fill-tenant";
import { makeTenant, signInAs, tokenFor } from "@/lib/testing/fixtures";
import { whileHeld } from "@/lib/testing/hold-connections";
import { overPooler } from "@/lib/testing/over-pooler";
import { type LoadedRoute, loadRoutes } from "@/lib/testing/routes";

const CONNECTIONS = 4;
const SERVERS = 2;
const pooler = overPooler({ servers: SERVERS, connections: CONNECTIONS, waitMs: 500 });

const BUSY = {
  error: {
    code: "unavailable",
    message: "The database has no connection free right now. Try again in a few seconds.",
    requestId: expect.any(String),
  },
};

const find = (routes: LoadedRoute[], path: string, method = "GET") => {
  const found = routes.find((route) => route.path === path && route.method === method);
  if (!found) throw new Error(`no route ${method} ${path}`);
  return found;
};

test("while no connection is free, every route says so and when to come again, and works as soon as one is", async () => {
  const tenant = await makeTenant("Patient");
  const ids = await fillTenant(tenant, "Visitors climb 212 steps to the gallery.");
  const [token, session] = [await tokenFor(tenant, "read"), await signInAs(tenant, "owner")];
  const params = Object.fromEntries(Object.entries(ids).map(([name, id]) => [`${name}Id`, id]));
  const routes = await loadRoutes();
  const chat = find(routes, "/api/v1/bots/[botId]/chat", "POST");
  const question = { params, headers: token, body: { message: "How many steps?", stream: true } };
  await whileHeld(SERVERS, async () => {
    const answers = await Promise.all(
      routes.map(async (route) => ({ route, ...(await call(route, { headers: session, params })) })),
    );
    const refused = answers.filter(({ status }) => status === 503);
    expect(answers.filter(({ status }) => status === 500).map(({ route }) => route.path)).toEqual([]);
    expect(refused.length).toBeGreaterThan(100);
    for (const { body, headers } of refused) expect([body, headers.get("retry-after")]).toEqual([BUSY, "5"]);
    const asked = await call(chat, question);
    expect([asked.status, asked.body, asked.headers.get("retry-after")]).toEqual([503, BUSY, "5"]);
  });
  expect((await call(chat, question)).status).toBe(200);
});

test("a pooler that lets nobody in any more is the same", async () => {
  const tenant = await makeTenant("Outside");
  const headers = await tokenFor(tenant, "read");
  const bots = find(await loadRoutes(), "/api/v1/bots");
  pooler().mostClients = 0;
  pooler().cutClients();
  while (pool().totalCount > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  const refused = await call(bots, { headers });
  expect([refused.status, refused.body, refused.headers.get("retry-after")]).toEqual([503, BUSY, "5"]);
  pooler().mostClients = 100;
  expect((await call(bots, { headers })).status).toBe(200);
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { UserId } from "@/lib/core/ids";
import { asSystem } from "@/lib/db";
import { type Role, roleCan, scopesCan } from "@/lib/schemas/permissions";
import { listMembers, removeMember } from "@/lib/services/members";
import { type Answered, type Call, call } from "@/lib/testing/call";
import { dumpTenant } from "@/lib/testing/dump";
import { fillTenant, madeUpIds } from "@/lib/testing/fill-tenant";
import {
  as,
  everyRole,
  everyScope,
  makeTenant,
  signInAs,
  type TestTenant,
  tokenFor,
} from "@/lib/testing/fixtures";
import { loadRoutes } from "@/lib/testing/routes";
import type { Ids } from "@/lib/testing/walk-example";
import { EXAMPLES } from "@/lib/testing/walk-examples";

// Every method of every route, with everybody who may not. It grows by itself: a route without an example fails it.

const CANARY = "zanzibar-lighthouse-4711";
const routes = await loadRoutes();
const guarded = routes.filter((route) => route.meta.operation !== null);
const named = guarded.map((route) => ({ name: `${route.method} ${route.path}`, route }));
let requests = 0;

let a: TestTenant;
let b: TestTenant;
let idsOfA: Ids;
let idsOfB: Ids;
let rolesOfA: Awaited<ReturnType<typeof everyRole>>;
let scopesOfA: Awaited<ReturnType<typeof everyScope>>;
let asB: { who: string; headers: Record<string, string> }[];

beforeAll(async () => {
  [a, b] = [await makeTenant("Alpha"), await makeTenant("Beta")];
  idsOfA = await fillTenant(a, `${CANARY} belongs to Alpha alone.`);
  idsOfB = await fillTenant(b, "The harbour of Beta opens at nine.");
  // Once for all routes: with new ones for each, every dump would be longer than the one before.
  [rolesOfA, scopesOfA] = [await everyRole(a), await everyScope(a)];
  const roles = (await everyRole(b)).map(({ role, headers }) => ({
    who: `${role} of another tenant`,
    headers,
  }));
  const scopes = (await everyScope(b)).map(({ scope, headers }) => ({
    who: `${scope} token of another tenant`,
    headers,
  }));
  asB = [...roles, ...scopes];
});

afterAll(() => {
  console.info(`the walk made ${requests} requests over ${guarded.length} routes`);
  expect(requests, "a walk that went on at all").toBeGreaterThanOrEqual(1500);
});

async function walk(name: string, request: Call): Promise<Answered> {
  const route = named.find((one) => one.name === name)?.route;
  if (!route) throw new Error(`no route ${name}`);
  requests++;
  return call(route, request);
}

function example(name: string) {
  const found = EXAMPLES[name];
  if (!found) throw new Error(`lib/testing/walk-examples.ts has no example for ${name}`);
  return found;
}

/** The error without what differs from request to request. */
function withoutRequestId({ status, body }: Answered): unknown {
  const { error } = body as { error?: { requestId?: string } };
  return { status, error: error && { ...error, requestId: "" } };
}

test("every route has an example, and every example a route", () => {
  expect(Object.keys(EXAMPLES).sort()).toEqual(named.map(({ name }) => name).sort());
});

describe("who is not known gets 401", () => {
  const bad: { who: string; headers: Record<string, string> }[] = [
    { who: "nobody", headers: {} },
    { who: "an empty bearer", headers: { authorization: "Bearer" } },
    { who: "a bearer of one character", headers: { authorization: "Bearer %" } },
    { who: "basic credentials", headers: { authorization: "Basic YTpi" } },
    {
      who: "a token of the right form",
      headers: { authorization: `Bearer mr_${"0".repeat(26)}_${"A".repeat(43)}` },
    },
    { who: "a token that is far too long", headers: { "x-api-key": "x".repeat(64 * 1024) } },
    { who: "a cookie of somebody else's making", headers: { cookie: "minirag.session=e30.e30.e30" } },
  ];
  test.each(named)("$name", async ({ name }) => {
    for (const { who, headers } of bad) {
      const { status } = await walk(name, { ...example(name).right(idsOfA), headers });
      expect(status, who).toBe(401);
    }
  });

  test("a bad token beside a good session is still a bad token", async () => {
    const [owner] = await everyRole(a);
    const headers = { ...owner?.headers, authorization: "Bearer wrong" };
    expect((await walk("GET /api/v1/me", { headers })).status).toBe(401);
  });
});

describe("who may too little gets 403, and nothing is written", () => {
  test.each(named)("$name", async ({ name, route }) => {
    const permission = route.meta.operation?.permission;
    if (!permission) throw new Error("a guarded route has a permission");
    const roles = rolesOfA.filter(({ role }) => !roleCan(role, permission));
    const scopes = scopesOfA.filter(({ scope }) => !scopesCan([scope], permission));
    const before = await dumpTenant(a.id);
    for (const { headers } of [...roles, ...scopes]) {
      const { status, body } = await walk(name, { ...example(name).right(idsOfA), headers });
      expect(status).toBe(403);
      expect(body).toMatchObject({ error: { code: "forbidden", details: { permission } } });
    }
    expect(await dumpTenant(a.id)).toBe(before);
  });
});

describe("another tenant's ids in path and query answer as made-up ones do, and nothing is touched", () => {
  test.each(named)("$name", async ({ name }) => {
    const before = await dumpTenant(a.id);
    const right = example(name).right;
    const takesIds = JSON.stringify(right(idsOfA)) !== JSON.stringify(right(madeUpIds()));
    for (const { who, headers } of asB) {
      const foreign = await walk(name, { ...right(idsOfA), headers });
      expect(JSON.stringify(foreign.body), who).not.toContain(CANARY);
      if (!takesIds) continue;
      const madeUp = await walk(name, { ...right(madeUpIds()), headers });
      expect(withoutRequestId(foreign), who).toEqual(withoutRequestId(madeUp));
      if (Object.keys(right(idsOfA).params ?? {}).length > 0)
        expect([403, 404], who).toContain(foreign.status);
    }
    expect(await dumpTenant(a.id)).toBe(before);
  });
});

describe("another tenant's ids in a body are refused by name, and nothing is written", () => {
  test.each(named.filter(({ name }) => EXAMPLES[name]?.inBody))("$name", async ({ name, route }) => {
    const { right, inBody } = example(name);
    // No token may do what is an owner's own.
    const { headers = {} } =
      asB.find(({ who }) =>
        who.startsWith(route.meta.operation?.permission === "tenant:own" ? "owner" : "admin token"),
      ) ?? {};
    const before = [await dumpTenant(a.id), await dumpTenant(b.id)];
    for (const ids of [idsOfA, madeUpIds()]) {
      for (const body of inBody?.(ids, idsOfB) ?? []) {
        const { status, body: answer } = await walk(name, { ...right(idsOfB), headers, body });
        expect(status).toBe(422);
        expect(answer).toMatchObject({
          error: { code: "validation_failed", details: { issues: [{ path: expect.any(Array) }] } },
        });
      }
    }
    expect([await dumpTenant(a.id), await dumpTenant(b.id)]).toEqual(before);
  });
});

describe("who was a member is nobody here, by session and by token, and a suspended tenant is closed", () => {
  let gone: { who: string; status: number; headers: Record<string, string> }[];

  beforeAll(async () => {
    const [left, suspended] = [await makeTenant("Left"), await makeTenant("Suspended")];
    const session = await signInAs(left, "admin");
    const userId = await memberWith(left, "admin");
    const token = await tokenFor(
      { ...left, ctx: as(left.ctx, { type: "user", userId, role: "admin" }) },
      "admin",
    );
    await removeMember(left.ctx, { userId });
    const closed = [await signInAs(suspended, "owner"), await tokenFor(suspended, "admin")];
    await asSystem("operator", (db) =>
      db.tenant.update({ where: { id: suspended.id }, data: { suspendedAt: new Date() } }),
    );
    gone = [
      { who: "a removed member by session", status: 404, headers: session },
      { who: "a removed member by token", status: 401, headers: token },
      ...closed.map((headers) => ({ who: "of a suspended tenant", status: 403, headers })),
    ];
  });

  test.each(named)("$name", async ({ name }) => {
    for (const { who, status, headers } of gone) {
      const answer = await walk(name, { ...example(name).right(idsOfA), headers });
      expect(answer.status, who).toBe(status);
      if (status === 403) expect(answer.body).toMatchObject({ error: { code: "tenant_suspended" } });
    }
  });

  /** The member that `signInAs` made. */
  async function memberWith(tenant: TestTenant, role: Role): Promise<UserId> {
    const { items } = await listMembers(tenant.ctx, {});
    return items.find((member) => member.role === role)?.userId ?? "usr_";
  }
});

describe("a route about the signed-in person lets in nobody else, and no token", () => {
  const personal = routes.filter(({ meta }) => "isPersonal" in meta);

  test.each(personal.map((route) => ({ name: `${route.method} ${route.path}`, route })))(
    "$name",
    async ({ route }) => {
      requests += 3;
      expect((await call(route, {})).status).toBe(401);
      expect((await call(route, { headers: { cookie: "minirag.session=e30.e30.e30" } })).status).toBe(401);
      expect((await call(route, { headers: await tokenFor(a, "admin") })).status).toBe(403);
      const { cookie = "" } = await signInAs(a, "owner");
      if (route.method === "GET") return;
      requests += 2;
      expect((await call(route, { headers: { cookie }, body: {} })).status).toBe(403);
      expect((await call(route, { headers: { cookie, origin: "https://evil.test" }, body: {} })).status).toBe(
        403,
      );
    },
  );
});

import { encode } from "next-auth/jwt";
import { getLog, getPorts } from "@/lib/adapters";
import { type BotId, newId, type TenantId, type UserId } from "@/lib/core/ids";
import { asSystem } from "@/lib/db";
import { readEnv } from "@/lib/env";
import { sessionCookieName } from "@/lib/http/auth";
import { ROLES, type Role, SCOPES, type Scope } from "@/lib/schemas/permissions";
import type { Actor, Ctx, OpenCtx, PersonCtx, Ports } from "@/lib/services/_kit";
import { findPerson, startSession } from "@/lib/services/accounts";
import { createToken } from "@/lib/services/api-tokens";
import { createBot } from "@/lib/services/bots";
import { createTenant, openTenant } from "@/lib/services/tenants";

/** A context before anybody is known, over the embedded adapters or over `ports`. */
export function testOpenCtx(ports: Partial<Ports> = {}): OpenCtx {
  const log = getLog();
  return {
    ports: { ...getPorts(), ...ports },
    requestId: newId("request"),
    address: "192.0.2.1",
    publicUrl: "http://127.0.0.1:3000",
    environment: {},
    log,
    now: () => new Date(),
  };
}

export type TestTenant = { id: TenantId; slug: string; ownerId: UserId; ctx: Ctx };

/** A tenant that nobody else uses, with its owner as the actor. */
export async function makeTenant(name = "Tenant", ports: Partial<Ports> = {}): Promise<TestTenant> {
  const ownerId = await makeUser(name);
  const { id, slug } = await asSystem("setup", (db) =>
    createTenant(db, { name, ownerId, plan: "self-hosted" }),
  );
  const opened = await openTenant(testOpenCtx(ports), id, "test");
  return { id, slug, ownerId, ctx: as(opened, { type: "user", userId: ownerId, role: "owner" }) };
}

export function as(ctx: Ctx, actor: Actor): Ctx {
  return { ...ctx, actor };
}

export async function makeUser(name: string): Promise<UserId> {
  const id = newId("user");
  await asSystem("setup", (db) => db.user.create({ data: { id, name, email: `${id}@example.test` } }));
  return id;
}

/** A member of the tenant with a live session; gives the headers a browser would send. */
/** Somebody who is signed in, and a member of nothing. */
export async function makePerson({ isOperator }: { isOperator: boolean }): Promise<PersonCtx> {
  const userId = await makeUser("Person");
  await asSystem("setup", (db) => db.user.update({ where: { id: userId }, data: { isOperator } }));
  const session = { userId, method: "password", maxAgeDays: 1, userAgent: null, address: null };
  const found = await findPerson(await startSession(session, new Date()), new Date());
  if (!found) throw new Error("not signed in");
  return { ...testOpenCtx(), person: found };
}

export async function signInAs(tenant: TestTenant, role: Role): Promise<Record<string, string>> {
  const userId = role === "owner" ? tenant.ownerId : await makeUser(role);
  const membership = { tenantId: tenant.id, userId, role };
  if (role !== "owner") await asSystem("setup", (db) => db.membership.create({ data: membership }));
  const session = { userId, method: "password", maxAgeDays: 1, userAgent: null, address: null };
  const sessionId = await startSession(session, new Date());
  const cookie = await encode({ token: { sessionId }, secret: readEnv().auth.secret });
  return {
    cookie: `${sessionCookieName()}=${cookie}`,
    "x-tenant": tenant.slug,
    origin: "http://127.0.0.1:3000",
  };
}

/** A token with exactly this scope; gives its headers. */
export async function tokenFor(
  tenant: TestTenant,
  scope: Scope,
  botIds?: BotId[],
): Promise<Record<string, string>> {
  const { token } = await createToken(tenant.ctx, {
    name: scope,
    scopes: [scope],
    ...(botIds && { botIds }),
  });
  return { authorization: `Bearer ${token}` };
}

export async function everyRole(tenant: TestTenant) {
  return Promise.all(ROLES.map(async (role) => ({ role, headers: await signInAs(tenant, role) })));
}

export async function everyScope(tenant: TestTenant) {
  return Promise.all(SCOPES.map(async (scope) => ({ scope, headers: await tokenFor(tenant, scope) })));
}

export const makeBot = (tenant: TestTenant, name = "Bot") => createBot(tenant.ctx, { name });

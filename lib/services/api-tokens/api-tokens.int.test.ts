import { expect, test } from "vitest";
import { inTenant } from "@/lib/db";
import { createToken, findToken, listTokens, revokeToken, rotateToken } from "@/lib/services/api-tokens";
import { as, makeBot, makeTenant } from "@/lib/testing/fixtures";

const HOUR_MS = 3_600_000;
const later = (hours: number) => new Date(Date.now() + hours * HOUR_MS);

test("a rotated token is as the old one, which works on for the overlap and no longer", async () => {
  const tenant = await makeTenant();
  const bot = await makeBot(tenant);
  const old = await createToken(tenant.ctx, { name: "CI", scopes: ["write"], botIds: [bot.id] });
  const fresh = await rotateToken(tenant.ctx, { tokenId: old.id, overlapHours: 2 });
  expect(fresh).toMatchObject({ name: "CI", scopes: ["write"], botIds: [bot.id], expiresAt: null });
  for (const [token, hours, works] of [
    [old.token, 1, true],
    [old.token, 3, false],
    [fresh.token, 3, true],
  ] as const) {
    expect((await findToken(token, later(hours))) !== null).toBe(works);
  }
  await rotateToken(tenant.ctx, { tokenId: fresh.id, overlapHours: 0 });
  expect(await findToken(fresh.token, later(0.01))).toBeNull();
  await expect(rotateToken(tenant.ctx, { tokenId: fresh.id, overlapHours: 1 })).rejects.toMatchObject({
    code: "not_found",
  });
});

test("rotating does not make a token live longer than it was to", async () => {
  const { ctx } = await makeTenant();
  const expiresAt = later(1).toISOString();
  const old = await createToken(ctx, { name: "short", expiresAt });
  const fresh = await rotateToken(ctx, { tokenId: old.id, overlapHours: 48 });
  expect(fresh.expiresAt).toBe(expiresAt);
  expect(await findToken(old.token, later(2))).toBeNull();
});

test("a token reads by default, ends when it is revoked, and its last use is written once a minute at most", async () => {
  const tenant = await makeTenant();
  const { id, token, scopes } = await createToken(tenant.ctx, { name: "t" });
  expect(scopes).toEqual(["read"]);
  const lastUse = async () =>
    (await inTenant(tenant.id, (db) => db.apiToken.findUniqueOrThrow({ where: { id } }))).lastUsedAt;
  const start = Date.now();
  await findToken(token, new Date(start));
  await findToken(token, new Date(start + 30_000));
  expect((await lastUse())?.getTime()).toBe(start);
  await findToken(token, new Date(start + 61_000));
  expect((await lastUse())?.getTime()).toBe(start + 61_000);
  await revokeToken(tenant.ctx, { tokenId: id });
  expect(await findToken(token, new Date())).toBeNull();
  expect((await listTokens(tenant.ctx, {})).items).toEqual([]);
});

test("a token that is kept to bots makes and rotates no tokens, which would be kept to nothing", async () => {
  const tenant = await makeTenant();
  const bot = await makeBot(tenant);
  const made = await createToken(tenant.ctx, { name: "Help desk", scopes: ["admin"], botIds: [bot.id] });
  const found = await findToken(made.token, new Date());
  if (!found) throw new Error("no token");
  const kept = as(tenant.ctx, found.actor);
  await expect(createToken(kept, { name: "Free", scopes: ["admin"] })).rejects.toMatchObject({
    code: "forbidden",
  });
  const rotation = rotateToken(kept, { tokenId: made.id, overlapHours: 0 });
  await expect(rotation).rejects.toMatchObject({ code: "forbidden" });
});

test("a token that a token made lives no longer than that one, and goes with it", async () => {
  const tenant = await makeTenant();
  const expiresAt = later(1).toISOString();
  const parent = await createToken(tenant.ctx, { name: "parent", scopes: ["admin"], expiresAt });
  const ctx = as(tenant.ctx, {
    type: "token",
    tokenId: parent.id,
    ownerId: null,
    scopes: ["admin"],
    botIds: null,
  });
  const child = await createToken(ctx, { name: "child" });
  const sooner = await createToken(ctx, { name: "sooner", expiresAt: later(0.5).toISOString() });
  expect(child.expiresAt).toBe(expiresAt);
  expect(sooner.expiresAt).not.toBe(expiresAt);
  const replaced = await rotateToken(tenant.ctx, { tokenId: child.id, overlapHours: 1 });
  const apart = await createToken(tenant.ctx, { name: "apart" });
  await revokeToken(tenant.ctx, { tokenId: parent.id });
  for (const { token } of [parent, child, sooner, replaced])
    expect(await findToken(token, new Date())).toBeNull();
  expect(await findToken(apart.token, new Date())).not.toBeNull();
});

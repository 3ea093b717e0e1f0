import { randomUUID } from "node:crypto";
import { hash } from "@node-rs/argon2";
import { beforeEach, describe, expect, test } from "vitest";
import { newId } from "@/lib/core/ids";
import { asSystem } from "@/lib/db";
import { signInWithPassword } from "@/lib/services/accounts";
import { listAudit } from "@/lib/services/audit";
import { makeTenant } from "@/lib/testing/fixtures";

import { enter, makeAccount, newWorld, PASSWORD, world } from "./testing/world";

beforeEach(newWorld);

describe("by password", () => {
  test("the right one opens, a wrong one and an unknown account answer alike", async () => {
    const account = await makeAccount();
    expect(await enter(account)).toEqual({ userId: account.id });
    expect(await enter({ ...account, email: account.email.toUpperCase() })).toEqual({ userId: account.id });
    expect(await enter(account, "wrong")).toBe("wrong");
    expect(await enter({ ...account, email: "nobody@example.test" })).toBe("wrong");
    expect(await enter(await makeAccount({ passwordHash: null }), "")).toBe("wrong");
  });

  test("an account is closed for a while after ten tries, whether it is there or not", async () => {
    const account = await makeAccount();
    for (const each of [account, { id: account.id, email: `${randomUUID()}@example.test` }]) {
      world.open = { ...world.open, address: randomUUID() };
      for (let tries = 0; tries < 10; tries++) expect(await enter(each, "wrong")).toBe("wrong");
      world.open = { ...world.open, address: randomUUID() };
      expect(await enter(each)).toBe("too-many-tries");
    }
  });

  test("what a closed address tries is no try at the account", async () => {
    const account = await makeAccount();
    const stranger = { ...world.open, address: randomUUID() };
    const tryAs = (email: string) => signInWithPassword(stranger, { email, password: "wrong", code: "" });
    for (let n = 0; n < 50; n++) await tryAs(`${randomUUID()}@example.test`);
    for (let n = 0; n < 12; n++) expect(await tryAs(account.email)).toBe("too-many-tries");
    expect(await enter(account)).toEqual({ userId: account.id });
  });

  test("an address is closed after fifty tries on as many accounts", async () => {
    const tries = [];
    for (let n = 0; n < 51; n++)
      tries.push(await enter({ id: newId("user"), email: `${randomUUID()}@example.test` }));
    expect(tries.slice(0, 50)).toEqual(Array(50).fill("wrong"));
    expect(tries[50]).toBe("too-many-tries");
  });

  test("the time of a refusal does not tell whether there is an account (B14)", async () => {
    const times = { known: [] as number[], unknown: [] as number[] };
    for (let round = 0; round < 10; round++) {
      const account = await makeAccount();
      for (let tries = 0; tries < 8; tries++) {
        world.open = { ...world.open, address: randomUUID() };
        const askers = { known: account.email, unknown: `${randomUUID()}@example.test` };
        for (const kind of ["known", "unknown"] as const) {
          const since = performance.now();
          expect(await enter({ id: account.id, email: askers[kind] }, "wrong")).toBe("wrong");
          times[kind].push(performance.now() - since);
        }
      }
    }
    const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
    expect(Math.abs(median(times.known) - median(times.unknown))).toBeLessThan(10);
  });

  test("a hash of another cost is renewed at sign-in", async () => {
    const old = await hash(PASSWORD, { memoryCost: 8_192, timeCost: 1, parallelism: 1 });
    const account = await makeAccount({ passwordHash: old });
    expect(await enter(account)).toEqual({ userId: account.id });
    const row = await asSystem("setup", (db) => db.user.findUniqueOrThrow({ where: { id: account.id } }));
    expect(row.passwordHash).toContain("m=19456,t=2,p=1");
    expect(await enter(account)).toEqual({ userId: account.id });
  });

  test("sign-ins, failed ones too, are in the log of each tenant of the person", async () => {
    const tenant = await makeTenant();
    const account = await makeAccount();
    await asSystem("setup", (db) =>
      db.membership.create({ data: { tenantId: tenant.id, userId: account.id, role: "reader" } }),
    );
    await enter(account, "wrong");
    await enter(account);
    const { items } = await listAudit(tenant.ctx, { action: "sign_in" });
    expect(items.map(({ action, actor }) => [action, actor.id])).toEqual([
      ["sign_in.succeed", account.id],
      ["sign_in.fail", account.id],
    ]);
    expect(JSON.stringify(items)).not.toContain(PASSWORD);
  });
});

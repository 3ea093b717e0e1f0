import pg from "pg";
import { expect, test } from "vitest";
import { newId } from "@/lib/core/ids";
import { asSystem, inTenant } from ".";
import { createPool } from "./pool";
import { prisma } from "./prisma";

async function makeTenant() {
  const id = newId("tenant");
  await asSystem("setup", (db) =>
    db.tenant.create({ data: { id, slug: id.replace("_", "-"), name: id, plan: "self-hosted" } }),
  );
  return id;
}

test("a tenant's transaction sees its own rows and no others", async () => {
  const [a, b] = [await makeTenant(), await makeTenant()];
  const bot = { id: newId("bot"), name: "b", refusalText: "no", tenantId: b };
  await inTenant(b, (db) => db.bot.create({ data: bot }));
  expect(await inTenant(a, (db) => db.tenant.findMany({ select: { id: true } }))).toEqual([{ id: a }]);
  expect(await inTenant(a, (db) => db.bot.findMany())).toEqual([]);
  expect(await inTenant(a, (db) => db.bot.updateMany({ data: { name: "stolen" } }))).toEqual({ count: 0 });
  await expect(inTenant(a, (db) => db.bot.create({ data: { ...bot, id: newId("bot") } }))).rejects.toThrow();
});

test.each<[string, object]>([
  ["its plan", { plan: "scale" }],
  ["whether the plan is fixed", { isPlanFixed: true }],
  ["its limits", { limits: { bots: null } }],
  ["that it is suspended", { suspendedAt: null }],
])("a tenant's transaction cannot write %s", async (_, data) => {
  const id = await makeTenant();
  await expect(inTenant(id, (db) => db.tenant.update({ where: { id }, data }))).rejects.toThrow(/denied/);
  await inTenant(id, (db) => db.tenant.update({ where: { id }, data: { name: "Its own word" } }));
});

test.each([
  ["the app's login", "DATABASE_URL"],
  ["a superuser", "TEST_ADMIN_URL"],
])(
  "a connection as the app opens it, as %s, sees nothing outside of a transaction of ours",
  async (_, name) => {
    await makeTenant();
    const pool = createPool({
      url: process.env[name] as string,
      poolSize: 2,
      poolWaitMs: 5_000,
      isPooled: false,
    });
    try {
      await expect(pool.query(`select * from "Tenant"`)).rejects.toThrow(/permission denied|does not exist/);
      const { rows } = await pool.query(
        "select rolsuper, rolbypassrls from pg_roles where rolname = current_user",
      );
      expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false }]);
    } finally {
      await pool.end();
    }
  },
);

test("the app's login itself, without the role it starts in, sees no rows either", async () => {
  await makeTenant();
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  await expect(client.query(`select * from "Tenant"`)).rejects.toThrow(/permission denied/);
  await client.end();
});

test("every table is fenced: row-level security is enabled, forced, and has a policy", async () => {
  const client = new pg.Client({ connectionString: process.env.TEST_ADMIN_URL });
  await client.connect();
  const { rows } = await client.query(`
    select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced, count(p.polname)::int as policies
    from pg_class c left join pg_policy p on p.polrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> '_prisma_migrations'
    group by c.oid order by 1`);
  await client.end();
  expect(rows.length).toBeGreaterThan(15);
  expect(rows.filter((row) => !row.forced || row.policies === 0)).toEqual([]);
});

test("a transaction begun inside another one is fenced by its own words, and one that says nothing sees nothing", async () => {
  const [a, b] = [await makeTenant(), await makeTenant()];
  const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);
  await inTenant(a, async () => {
    expect(ids(await inTenant(b, (db) => db.tenant.findMany()))).toEqual([b]);
    await expect(prisma().$transaction((db) => db.tenant.findMany())).rejects.toThrow(/denied/);
  });
});

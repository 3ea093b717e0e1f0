import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { AppError } from "@/lib/core/errors";
import { newId, type TenantId } from "@/lib/core/ids";
import { makeTenant } from "@/lib/testing/fixtures";
import { overPooler } from "@/lib/testing/over-pooler";
import { asSystem, asSystemSql, inTenant, inTenantSql, openSession, Prisma, readOnce } from ".";
import { pool } from "./pool";
import { prisma } from "./prisma";

const SERVERS = 2;
overPooler({ servers: SERVERS });

const names = Prisma.sql`select id, name from "Tenant" order by id`;
type Named = { id: string; name: string };
const rename = (name: string) => Prisma.sql`update "Tenant" set name = ${name} returning id, name`;

/** What a connection of the pooler's is like between two transactions; so often asked that each of them was. */
async function leftBehind(): Promise<unknown[]> {
  const seen = new Set<string>();
  for (let asked = 0; asked < 3 * SERVERS; asked++) {
    const { rows } = await pool().query(
      `select pg_backend_pid() as pid, current_user = session_user as "isItself",
              coalesce(current_setting('app.tenant', true), '') as tenant, current_setting('synchronous_commit') = (select reset_val from pg_settings where name = 'synchronous_commit') as "commitsAsSet",
              (select count(*)::int from pg_prepared_statements) as prepared, (select count(*)::int from pg_cursors) as cursors,
              (select count(*)::int from pg_listening_channels()) as heard,
              (select count(*)::int from pg_locks where pid = pg_backend_pid() and locktype = 'advisory') as locks`,
    );
    seen.add(JSON.stringify(rows[0]));
  }
  return [...seen].map((row) => JSON.parse(row));
}

test("tenants who take turns on two connections, hundreds of times, never see each other's rows", async () => {
  const [one, two] = [await makeTenant("One"), await makeTenant("Two")];
  const own = async (id: TenantId, turn: number) => {
    const name = `${id} ${turn}`;
    const bot = { id: newId("bot"), name, refusalText: "no", tenantId: id };
    const kinds = [
      async () => expect((await readOnce<Named>(id, names)).map((row) => row.id)).toEqual([id]),
      async () => {
        const changed = await inTenantSql(id, (db) => db.$queryRaw<Named[]>(rename(name)));
        expect(changed).toEqual([{ id, name }]);
      },
      () =>
        inTenant(id, async (db) => {
          await db.bot.create({ data: bot });
          await sleep(turn % 3);
          const tenants = await db.bot.findMany({ select: { tenantId: true }, distinct: ["tenantId"] });
          expect(tenants).toEqual([{ tenantId: id }]);
        }),
      () => expect(readOnce(id, rename("stolen"))).rejects.toMatchObject({ code: "25006" }),
      () => expect(inTenantSql(id, (db) => db.$queryRaw(Prisma.sql`select nothing`))).rejects.toThrow(),
      () =>
        expect(
          inTenant(id, async (db) => {
            await db.tenant.updateMany({ data: { name: "stolen" } });
            throw new AppError("conflict", "No.");
          }),
        ).rejects.toMatchObject({ code: "conflict" }),
    ];
    await kinds[turn % kinds.length]?.();
  };
  for (let turn = 0; turn < 400; turn += 8)
    await Promise.all(
      Array.from({ length: 8 }, (_, at) => own((turn + at) % 2 ? one.id : two.id, (turn + at) >> 1)),
    );
  const known = await asSystem("setup", (db) =>
    db.tenant.findMany({ where: { id: { in: [one.id, two.id] } }, orderBy: { id: "asc" } }),
  );
  for (const { id, name } of known) expect(name).toMatch(new RegExp(`^${id} \\d+$`));
  const rest = {
    isItself: true,
    tenant: "",
    commitsAsSet: true,
    prepared: 0,
    cursors: 0,
    heard: 0,
    locks: 0,
  };
  const left = await leftBehind();
  expect(left).toEqual(Array.from({ length: SERVERS }, () => ({ ...rest, pid: expect.any(Number) })));
}, 120_000);

test("outside of a transaction of ours nothing is seen or written, as what follows one is", async () => {
  const { id } = await makeTenant("Kept");
  const denied = /permission denied/;
  await expect(pool().query(`select * from "Tenant"`)).rejects.toThrow(denied);
  await expect(pool().query(`update "Tenant" set name = 'stolen'`)).rejects.toThrow(denied);
  await expect(prisma().$transaction((db) => db.tenant.findMany())).rejects.toThrow(/denied/);
  let late: Promise<unknown> = Promise.resolve();
  await asSystemSql("setup", async (client) => {
    await client.query("COMMIT");
    late = client.query(`select * from "Tenant"`).catch((error) => error);
    await late;
  });
  expect(await late).toMatchObject({ message: expect.stringMatching(denied) });
  expect(await readOnce<Named>(id, names)).toEqual([{ id, name: "Kept" }]);
});

test("a session goes past the pooler: it hears what is told in a transaction, and its locks hold", async () => {
  const heard: string[] = [];
  const session = await openSession({ channel: "test", onNotify: (said) => heard.push(said), onLost() {} });
  expect(await session.tryLock(7, 7)).toBe(true);
  await asSystemSql("setup", (client) => client.query("select pg_notify('test', 'hello')"));
  const { rows } = await asSystemSql("setup", (client) =>
    client.query('select pg_try_advisory_xact_lock(7, 7) as "isFree"'),
  );
  expect(rows).toEqual([{ isFree: false }]);
  while (heard.length === 0) await sleep(10);
  await session.close();
  expect(heard).toEqual(["hello"]);
});

import pg from "pg";
import { expect, test } from "vitest";
import { AppError } from "@/lib/core/errors";
import { makeTenant } from "@/lib/testing/fixtures";
import { Prisma, readOnce, readOnceAsSystem } from ".";

const names = Prisma.sql`select id, name from "Tenant" order by id`;
type Named = { id: string; name: string };

test("one statement sees a tenant's own rows and no others; past the fences it sees all", async () => {
  const [one, two] = [await makeTenant("One"), await makeTenant("Two")];
  expect(await readOnce<Named>(one.id, names)).toEqual([{ id: one.id, name: "One" }]);
  expect(await readOnce<Named>(two.id, names)).toEqual([{ id: two.id, name: "Two" }]);
  const all = await readOnceAsSystem<Named>("setup", names);
  expect(all.map(({ id }) => id)).toEqual(expect.arrayContaining([one.id, two.id]));
});

test("values are values, whatever is in them", async () => {
  const { id } = await makeTenant("O'Hara; --");
  const [row] = await readOnce<Named>(
    id,
    Prisma.sql`select id, name from "Tenant" where name = ${"O'Hara; --"}`,
  );
  expect(row?.id).toBe(id);
});

test("it writes nothing, and the connection that refused is clean for the next", async () => {
  const { id } = await makeTenant("Kept");
  const write = Prisma.sql`update "Tenant" set name = 'Changed'`;
  for (let tries = 0; tries < 3; tries++) {
    await expect(readOnce(id, write)).rejects.toMatchObject({ code: "25006" });
    expect(await readOnce<Named>(id, names)).toEqual([{ id, name: "Kept" }]);
  }
});

test("a connection that is cut is an outage that passes", async () => {
  const { id } = await makeTenant("Cut");
  const cut = readOnce(id, Prisma.sql`select pg_sleep(60)`).catch(AppError.from);
  const admin = new pg.Client({ connectionString: process.env.TEST_ADMIN_URL });
  await admin.connect();
  const kill =
    "select pg_terminate_backend(pid) from pg_stat_activity where query like 'select pg_sleep(60)%'";
  while ((await admin.query(kill)).rowCount === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  await admin.end();
  expect(await cut).toMatchObject({ code: "unavailable" });
  expect(await readOnce<Named>(id, names)).toEqual([{ id, name: "Cut" }]);
});

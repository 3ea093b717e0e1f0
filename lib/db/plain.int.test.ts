import { expect, test } from "vitest";
import { AppError } from "@/lib/core/errors";
import { makeTenant } from "@/lib/testing/fixtures";
import { asSystemSql, inTenantSql, Prisma } from ".";

const names = Prisma.sql`select id, name from "Tenant" order by id`;
type Named = { id: string; name: string };

test("a plain transaction sees and writes a tenant's own rows alone", async () => {
  const [one, two] = [await makeTenant("One"), await makeTenant("Two")];
  const rename = Prisma.sql`update "Tenant" set name = 'Changed' returning id`;
  const changed = await inTenantSql(one.id, (db) => db.$queryRaw<Named[]>(rename));
  expect(changed).toEqual([{ id: one.id }]);
  expect(await inTenantSql(two.id, (db) => db.$queryRaw<Named[]>(names))).toEqual([
    { id: two.id, name: "Two" },
  ]);
});

test("what a statement or the work itself fails with is told as it is, undoes all, and leaves the connection clean", async () => {
  const { id } = await makeTenant("Kept");
  const rename = Prisma.sql`update "Tenant" set name = 'Changed' returning id`;
  const failures = [
    { with: () => Promise.reject(new TypeError("a bug")), as: { name: "TypeError", message: "a bug" } },
    { with: () => Promise.reject(new AppError("not_found", "No.")), as: { code: "not_found" } },
  ];
  for (let tries = 0; tries < 3; tries++)
    for (const failure of failures) {
      const work = inTenantSql(id, async (db) => {
        await db.$queryRaw(rename);
        await failure.with();
      });
      await expect(work).rejects.toMatchObject(failure.as);
    }
  const wrong = inTenantSql(id, (db) => db.$queryRaw(Prisma.sql`select nothing from "Tenant"`));
  await expect(wrong).rejects.toMatchObject({ code: "42703" });
  expect(await inTenantSql(id, (db) => db.$queryRaw<Named[]>(names))).toEqual([{ id, name: "Kept" }]);
});

test("where a transaction does not begin as it should, what was sent behind it is refused", async () => {
  const begun = asSystemSql("setup", (client) => client.query(`select count(*) from "Tenant"`), [
    "SET LOCAL no_such_setting.at_all TO nothing_like_it; SELECT 1 / 0",
  ]);
  await expect(begun).rejects.toMatchObject({ code: "22012" });
  const { rows } = await asSystemSql("setup", (client) => client.query("select 1 as one"));
  expect(rows).toEqual([{ one: 1 }]);
});

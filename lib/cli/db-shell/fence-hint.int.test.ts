import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeTenant, type TestTenant } from "@/lib/testing/fixtures";
import { openDatabase } from "./database";
import { createShell } from "./shell";

// As hosted services give it: a login for the migrations that is no superuser, so the fence holds for it too.
const login = `owner_${randomUUID().replaceAll("-", "")}`;
const admin = new pg.Client({ connectionString: process.env.TEST_ADMIN_URL });
const url = new URL(process.env.TEST_ADMIN_URL ?? "");
let tenant: TestTenant;

beforeAll(async () => {
  tenant = await makeTenant("Seen");
  await makeTenant("Other");
  await admin.connect();
  await admin.query(`create role ${login} login password 'let-me-in' noinherit;
    grant minirag_system, minirag_tenant to ${login}; grant usage on schema public to ${login};
    grant select on "Tenant" to ${login}`);
  Object.assign(url, { username: login, password: "let-me-in" });
});

afterAll(async () => {
  await admin.query(`drop owned by ${login}; drop role ${login}`);
  await admin.end();
});

/** What a shell says and complains of. */
async function shellAt(address: string, use: (shell: ReturnType<typeof createShell>) => Promise<unknown>) {
  const [said, complained]: [string[], string[]] = [[], []];
  const database = await openDatabase(
    address,
    () => 200,
    () => {},
  );
  await use(
    createShell(
      database,
      (text) => said.push(text),
      (text) => complained.push(text),
      async () => {},
    ),
  );
  await database.close();
  return { said: said.join("\n"), complained: complained.join("\n") };
}

const script = (sql: string, address = url.href) => shellAt(address, (shell) => shell.runScript(sql));
const NAMES = 'SELECT name FROM "Tenant" ORDER BY name';

test("whoever is fenced in is told why there are no rows, in a script and at the terminal, and both ways out", async () => {
  const blind = await script(NAMES);
  expect(blind.said).toContain("(0 rows)");
  const greeted = await shellAt(url.href, (shell) => shell.greet());
  for (const hint of [blind.complained, greeted.said]) {
    expect(hint).toContain("SET ROLE minirag_system;");
    expect(hint).toContain("SET ROLE minirag_tenant; SET app.tenant = 'ten_…';");
  }
});

test("both ways lead to rows, and need no hint any more", async () => {
  const all = await script(`SET ROLE minirag_system; ${NAMES}`);
  expect(all).toEqual({ said: expect.stringMatching(/Other.*Seen.*\(2 rows\)/s), complained: "" });
  const one = await script(`SET ROLE minirag_tenant; SET app.tenant = '${tenant.id}'; ${NAMES}`);
  expect(one).toEqual({ said: expect.stringMatching(/Seen.*\(1 row\)/s), complained: "" });
});

test("who sees everything is told nothing of it", async () => {
  expect(await script(NAMES, process.env.TEST_ADMIN_URL)).toMatchObject({ complained: "" });
});

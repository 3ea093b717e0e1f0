import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { startTransactionPooler, type TransactionPooler } from "@/lib/testing/transaction-pooler";
import { assertFenced } from "./fence.mjs";
import { migrate } from "./migrate.mjs";

const ROLES = "minirag_none, minirag_tenant, minirag_system";
const admin = new pg.Client({ connectionString: process.env.TEST_ADMIN_URL });
const made: string[] = [];
let pooler: TransactionPooler | undefined;

beforeAll(() => admin.connect());
afterEach(() => pooler?.close());
afterAll(async () => {
  for (const login of made) await admin.query(`DROP OWNED BY ${login}; DROP ROLE ${login}`);
  await admin.end();
});

/** A login with these attributes, which the environment names behind a pooler from now on. */
async function makeLogin(attributes = "", grant = "WITH INHERIT FALSE, SET TRUE"): Promise<string> {
  const login = `app_${randomUUID().replaceAll("-", "")}`;
  made.push(login);
  await admin.query(`CREATE ROLE ${login} LOGIN PASSWORD 'let-me-in' ${attributes}`);
  if (grant) await admin.query(`GRANT ${ROLES} TO ${login} ${grant}`);
  const url = new URL(process.env.TEST_ADMIN_URL ?? "");
  Object.assign(url, { username: login, password: "let-me-in" });
  await goThrough(url.toString());
  return login;
}

async function goThrough(url: string): Promise<void> {
  pooler = await startTransactionPooler({ url, size: 2 });
  Object.assign(process.env, {
    DATABASE_URL: pooler.url,
    MIGRATION_DATABASE_URL: process.env.TEST_ADMIN_URL,
    DATABASE_POOLED: "1",
  });
}

test("behind a pooler, a login that may do nothing by itself is fenced in", async () => {
  await makeLogin();
  await expect(assertFenced()).resolves.toBeUndefined();
});

test("one that has no role of the product's yet gets them with the migrations, whatever the pooler calls it", async () => {
  const login = await makeLogin("", "");
  await expect(assertFenced()).rejects.toThrow(/cannot take up the product's roles .*permission denied/);
  const url = new URL(pooler?.url ?? "");
  url.username = `${login}.project`;
  process.env.DATABASE_URL = url.toString();
  await migrate();
  await expect(assertFenced()).resolves.toBeUndefined();
});

test.each([
  ["a superuser", "SUPERUSER", /it is a superuser\. Make a login that owns nothing/],
  ["one past row-level security", "BYPASSRLS", /it bypasses row-level security/],
])("%s is refused", async (_, attributes, words) => {
  await makeLogin(attributes);
  await expect(assertFenced()).rejects.toThrow(words);
});

test("one that inherits what the roles may is refused", async () => {
  await makeLogin("", "WITH INHERIT TRUE");
  await expect(assertFenced()).rejects.toThrow(/by itself it may read or write .* and \d+ more/);
});

test.each([
  ["read a table", 'GRANT SELECT ON "Bot" TO'],
  ["read one column", 'GRANT SELECT (id) ON "Bot" TO'],
  ["write a table", 'GRANT INSERT ON "Bot" TO'],
  ["empty a table, which policies do not see", 'GRANT TRUNCATE ON "Bot" TO'],
  ["do all that an owner may", 'ALTER TABLE "Bot" OWNER TO'],
])("one that may %s is refused, and told which", async (_, statement) => {
  const login = await makeLogin();
  const { rows } = await admin.query(
    `select relowner::regrole::text as owner from pg_class where oid = '"Bot"'::regclass`,
  );
  await admin.query(`${statement} ${login}`);
  await expect(assertFenced()).rejects.toThrow(/by itself it may read or write Bot\. Make a login/);
  await admin.query(`ALTER TABLE "Bot" OWNER TO ${rows[0].owner}`);
});

test("a direct address of another database is refused", async () => {
  await makeLogin();
  const url = new URL(process.env.TEST_ADMIN_URL ?? "");
  url.pathname = "/postgres";
  process.env.MIGRATION_DATABASE_URL = url.toString();
  await expect(assertFenced()).rejects.toThrow(/MIGRATION_DATABASE_URL leads to another database/);
});

test("a pooler that nobody spoke of is named as what it is", async () => {
  await makeLogin();
  process.env.DATABASE_POOLED = "0";
  await expect(assertFenced()).rejects.toThrow(
    /DATABASE_URL leads to a pooler that takes no options .*set DATABASE_POOLED=1/,
  );
});

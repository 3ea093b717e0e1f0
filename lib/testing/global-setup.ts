// Integration tests run on a real PostgreSQL of their own: one server a run, or that of POSTGRES_TEST_URL; one migrated
// template, one clone a worker.
import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { borrowTestPostgres, startTestPostgres, type TestPostgres, templateOf } from "./postgres";

declare module "vitest" {
  interface ProvidedContext {
    postgres: { adminUrl: string; appLogin: string; appPassword: string };
  }
}

export async function setup(project: TestProject) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "minirag-test-"));
  // The database's user must be able to enter, or its data would go to a place of its own outside.
  chmodSync(folder, 0o755);
  const { POSTGRES_TEST_URL: own } = process.env;
  const server = own ? await borrowTestPostgres(own) : await startTestPostgres(folder);
  await createTemplate(server).catch(async (error) => {
    await server.stop();
    throw error;
  });
  project.provide("postgres", {
    adminUrl: server.adminUrl,
    appLogin: server.appLogin,
    appPassword: server.appPassword,
  });
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

async function createTemplate({ adminUrl, appLogin }: TestPostgres) {
  const url = new URL(adminUrl);
  url.pathname = `/${templateOf({ appLogin })}`;
  const env = { ...process.env, MIGRATION_DATABASE_URL: url.toString() };
  execFileSync(process.execPath, ["node_modules/prisma/build/index.js", "migrate", "deploy"], {
    env,
    stdio: "pipe",
  });
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(
    `GRANT minirag_none, minirag_tenant, minirag_system TO ${appLogin} WITH INHERIT FALSE, SET TRUE`,
  );
  await client.end();
}

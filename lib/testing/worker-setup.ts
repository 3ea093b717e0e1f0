import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { newDatabaseOf, templateOf } from "./postgres";

const server = inject("postgres");
const { adminUrl, appLogin, appPassword } = server;
const database = newDatabaseOf(server);
const dataDir = mkdtempSync(path.join(os.tmpdir(), "minirag-worker-"));

const admin = new pg.Client({ connectionString: adminUrl });
await admin.connect();
await admin.query(`CREATE DATABASE ${database} TEMPLATE ${templateOf(server)}`);
await admin.end();

const url = new URL(adminUrl);
url.pathname = `/${database}`;
process.env.TEST_ADMIN_URL = url.toString();
url.username = appLogin;
url.password = appPassword;
process.env.DATABASE_URL = url.toString();
// As the embedded database does.
process.env.DATABASE_PREPARED = "1";
process.env.DATA_DIR = dataDir;
process.env.AUTH_SECRET = "a-secret-that-only-these-tests-know-0123456789";
process.env.ENCRYPTION_KEYS = `1:${Buffer.alloc(32, 7).toString("base64")}`;
process.env.LOG_LEVEL = "silent";

afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

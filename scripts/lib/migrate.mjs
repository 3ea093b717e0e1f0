// Brings the database to this release's schema. On a warm start that is one SELECT.
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { during, refuse } from "./progress.mjs";
import { ROOT } from "./project.mjs";

const ROLES = "minirag_none, minirag_tenant, minirag_system";
const MIGRATIONS = path.join(ROOT, "prisma/migrations");

export async function migrate() {
  const url = process.env.MIGRATION_DATABASE_URL ?? process.env.DATABASE_URL;
  const client = new pg.Client({ connectionString: url });
  await client
    .connect()
    .catch((error) =>
      refuse([`the database does not answer (${error.message}); is DATABASE_URL right, and is it running?`]),
    );
  try {
    const { wanted, applied, broken } = await compare(client);
    if (wanted.every((name) => applied.has(name))) return;
    await during("Migrating the database", async () => {
      // A migration is one transaction: one that was cut off left nothing behind but the note that it began.
      for (const name of broken) await prisma("migrate", "resolve", "--rolled-back", name);
      await prisma("migrate", "deploy");
    });
    await grantRoles(client);
  } finally {
    await client.end();
  }
}

async function compare(client) {
  const wanted = readdirSync(MIGRATIONS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  const { rows } = await client
    .query(
      `select migration_name as name, finished_at is not null as done from "_prisma_migrations" where rolled_back_at is null`,
    )
    .catch(() => ({ rows: [] })); // a new database has no such table
  const named = (isDone) => rows.filter((row) => row.done === isDone).map((row) => row.name);
  return { wanted, applied: new Set(named(true)), broken: named(false) };
}

/** The app's login may become each of the product's roles, and inherits nothing from them. */
async function grantRoles(client) {
  const login = decodeURIComponent(new URL(process.env.DATABASE_URL).username);
  await client.query(`GRANT ${ROLES} TO ${client.escapeIdentifier(login)} WITH INHERIT FALSE, SET TRUE`);
}

function prisma(...args) {
  return new Promise((resolve, reject) => {
    const cli = path.join(ROOT, "node_modules/prisma/build/index.js");
    const child = spawn(process.execPath, [cli, ...args], { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (data) => {
        output += data;
      });
    child.on("error", reject);
    child.on("exit", (code) =>
      code === 0 ? resolve(output) : reject(new Error(`prisma ${args.join(" ")} failed:\n${output}`)),
    );
  });
}

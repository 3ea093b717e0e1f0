// The sub-command `cli`, with which Prisma asks whether a database is there and makes it.
import pg from "pg";
import { quote, splitUrl, withDatabase } from "./adapter.mjs";

const PRISMA_CODES = {
  "3D000": "P1003",
  "28P01": "P1000",
  28000: "P1010",
  "42P04": "P1009",
  ECONNREFUSED: "P1001",
  ENOTFOUND: "P1001",
};

async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** @param {"can-connect-to-database" | "create-database" | "drop-database"} command */
export async function databaseCommand(command, datasourceUrl) {
  const { url, database } = splitUrl(datasourceUrl);
  if (command === "can-connect-to-database") return withClient(url, () => {});
  const admin = withDatabase(url, "postgres");
  if (command === "create-database")
    return withClient(admin, (c) => c.query(`CREATE DATABASE ${quote(database)}`));
  if (command === "drop-database")
    return withClient(admin, (c) => c.query(`DROP DATABASE IF EXISTS ${quote(database)}`));
  throw new Error(`unknown command ${command}`);
}

/** A driver's error as Prisma's CLI knows it. */
export function toPrismaError(error, datasourceUrl) {
  const code = PRISMA_CODES[error.code] ?? error.code ?? "P1011";
  const { database } = datasourceUrl ? splitUrl(datasourceUrl) : {};
  return { code, message: code === "P1003" ? `Database \`${database}\` does not exist` : error.message };
}

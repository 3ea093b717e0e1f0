import { randomBytes } from "node:crypto";
import pg from "pg";
import { onTestFinished } from "vitest";
import { embeddedPostgres, findEmbeddedPostgres } from "@/scripts/lib/postgres/index.mjs";
import { findPlace, type Place } from "@/scripts/lib/postgres/place.mjs";
import { embeddedSecrets } from "@/scripts/lib/secrets.mjs";
import { ownFolder } from "./data";

export type Separate = {
  /** What a product needs to work on it; the same for all that share it. */
  env: Record<string, string>;
  place: Place;
  /** Reads and writes past all fences. */
  query: Query;
};
type Query = <Row extends pg.QueryResultRow>(sql: string, values?: unknown[]) => Promise<Row[]>;

/** A PostgreSQL beside the product, for as long as the test takes. */
export async function separateDatabase(): Promise<Separate> {
  const folder = ownFolder();
  const secret = () => randomBytes(24).toString("hex");
  const secrets = { POSTGRES_PASSWORD: secret(), POSTGRES_APP_PASSWORD: secret() };
  const place = findPlace(folder, () => {});
  const server = embeddedPostgres({ place, dataDir: folder, secrets });
  const { migrationUrl } = await server.start();
  onTestFinished(server.stop);
  const env = {
    DATABASE_URL: migrationUrl,
    AUTH_SECRET: secret(),
    ENCRYPTION_KEYS: `1:${randomBytes(32).toString("base64")}`,
    SAMPLES: "0",
  };
  return { env, place, query: queryAt(migrationUrl) };
}

/** Asks the database that a running product keeps in its data folder. */
export function databaseOf(dataDir: string): Query {
  const found = findEmbeddedPostgres({
    place: findPlace(dataDir, () => {}),
    secrets: embeddedSecrets(dataDir),
  });
  if (!found) throw new Error(`no database runs in ${dataDir}`);
  return queryAt(found.migrationUrl);
}

/** A connection for each question: the server may be another one by the next. */
function queryAt(connectionString: string): Query {
  return async (sql, values = []) => {
    const client = new pg.Client({ connectionString });
    await client.connect();
    try {
      return (await client.query(sql, values)).rows;
    } finally {
      await client.end();
    }
  };
}

import { randomBytes } from "node:crypto";
// The product's own supervisor, so that tests and `npm start` run the same server the same way.
import { embeddedPostgres } from "@/scripts/lib/postgres/index.mjs";
import { findPlace } from "@/scripts/lib/postgres/place.mjs";

const FAST = { fsync: "off", full_page_writes: "off", synchronous_commit: "off", max_connections: 200 };

export type TestPostgres = { adminUrl: string; appLogin: string; appPassword: string; stop(): Promise<void> };

export async function startTestPostgres(folder: string): Promise<TestPostgres> {
  const secrets = {
    POSTGRES_PASSWORD: randomBytes(24).toString("hex"),
    POSTGRES_APP_PASSWORD: randomBytes(24).toString("hex"),
  };
  const place = findPlace(folder, () => {});
  const server = embeddedPostgres({ place, dataDir: folder, secrets, settings: FAST });
  const { databaseUrl, migrationUrl } = await server.start();
  const app = new URL(databaseUrl);
  return {
    adminUrl: migrationUrl,
    appLogin: app.username,
    appPassword: decodeURIComponent(app.password),
    stop: server.stop,
  };
}

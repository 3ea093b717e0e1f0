// What is killed, again and again: it opens the database and the index of a data folder, says what it finds there, brings
// a database to the release's schema, and then writes to both until it is no more. One line on its output for each thing
// that is done: what was said is what was acknowledged.
//   node victim.mjs DATA_DIR SECRETS_AS_JSON DATABASE_TO_MIGRATE|""
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { migrate } from "../../../scripts/lib/migrate.mjs";
import { embeddedPostgres } from "../../../scripts/lib/postgres/index.mjs";
import { findPlace } from "../../../scripts/lib/postgres/place.mjs";
import { runTypeScript } from "../../../scripts/lib/run-typescript.mjs";

const WRITERS = 3;
const CHUNKS = 3;
const [dataDir, secrets, toMigrate] = process.argv.slice(2);
const say = (...words) => process.stdout.write(`${words.join(" ")}\n`);
// Its own end is the test's to bring about; what else goes wrong ends it with a word.
const fail = (error) => {
  say("failed", error.stack.replaceAll("\n", " "));
  process.exit(1);
};
process.on("uncaughtException", fail);
process.on("unhandledRejection", fail);

runTypeScript();
const { createSqliteIndex } = await import("@/lib/adapters/search-index/sqlite");
const { chunkId } = await import("@/lib/core/ids");
const { SILENT } = await import("@/lib/core/log");

const server = embeddedPostgres({
  place: findPlace(dataDir, () => {}),
  dataDir,
  secrets: JSON.parse(secrets),
  onLost: fail,
});
const { migrationUrl } = await server.start();
const index = createSqliteIndex({ folder: path.join(dataDir, "index"), log: SILENT });
const documentId = "doc_00000000000000000000000000";
const tenantIndex = index.forTenant("ten_00000000000000000000000000", null);

const written = await lookAtDatabase();
const versions = await lookAtIndex();
say("open");
if (toMigrate) await bringUp(toMigrate);
await Promise.all([...written.map(writeRows), writeEntries(versions)]);

/** @returns the last number of each writer */
async function lookAtDatabase() {
  const client = await connectTo("minirag");
  await client.query(
    "create table if not exists ack (writer int, n int, half text, primary key (writer, n, half))",
  );
  const { rows: torn } = await client.query(
    "select writer, n from ack group by writer, n having count(*) <> 2",
  );
  const { rows } = await client.query(
    "select writer, max(n) as last, count(distinct n)::int as pairs from ack group by writer",
  );
  await client.end();
  const at = (writer) => rows.find((row) => row.writer === writer) ?? { last: 0, pairs: 0 };
  const writers = Array.from({ length: WRITERS }, (_, writer) => at(writer));
  say("torn-rows", torn.length);
  for (const [writer, { last, pairs }] of writers.entries()) say("has-rows", writer, last, pairs);
  return writers.map(({ last }) => last);
}

/** @returns the last version that is there */
async function lookAtIndex() {
  const all = [];
  for (let cursor; ; ) {
    const { items, nextCursor } = await tenantIndex.listVersions(cursor);
    all.push(...items);
    if (!nextCursor) break;
    cursor = nextCursor;
  }
  const last = Math.max(0, ...all.map(({ version }) => version));
  say("torn-versions", all.filter(({ entries }) => entries !== CHUNKS).length);
  say("has-versions", last, all.length);
  return last;
}

async function writeRows(last, writer) {
  const client = await connectTo("minirag");
  for (let n = last + 1; ; n++) {
    await client.query("begin");
    await client.query("insert into ack values ($1, $2, 'a')", [writer, n]);
    await client.query("insert into ack values ($1, $2, 'b')", [writer, n]);
    await client.query("commit");
    say("row", writer, n);
  }
}

async function writeEntries(last) {
  for (let version = last + 1; ; version++) {
    const entries = Array.from({ length: CHUNKS }, (_, at) => ({
      ...{ chunkId: chunkId(documentId, version, at), documentId, version },
      ...{
        sourceId: "src_00000000000000000000000000",
        titleTerms: ["kept"],
        bodyTerms: [`term${at}`, "common"],
      },
    }));
    await tenantIndex.upsert(entries);
    say("version", version);
    await sleep(1);
  }
}

/** From whatever an earlier one left of it. */
async function bringUp(database) {
  const client = await connectTo("minirag");
  const { rows } = await client.query("select from pg_database where datname = $1", [database]);
  if (rows.length === 0) await client.query(`create database ${database}`);
  await client.end();
  const url = new URL(migrationUrl);
  url.pathname = `/${database}`;
  process.env.DATABASE_URL = url.href;
  await migrate();
  say("migrated", database);
}

async function connectTo(database) {
  const url = new URL(migrationUrl);
  url.pathname = `/${database}`;
  const client = new pg.Client({ connectionString: url.href });
  client.on("error", fail);
  await client.connect();
  return client;
}

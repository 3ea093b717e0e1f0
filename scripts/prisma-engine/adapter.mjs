// @prisma/adapter-pg as the schema engine needs it. Three things in 7.10 do not suit the engine; each is mended here
// and has a regression test in scripts/prisma-engine/engine.test.ts.
import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum } from "@prisma/driver-adapter-utils";

const CHAR_OID = 18; // "char", which describes pg_catalog
const TEXT_OID = 25;

/** @param {string} id an SQL identifier */
export const quote = (id) => `"${id.replaceAll('"', '""')}"`;

/** Splits `?schema=` off a URL: pg does not know it. */
export function splitUrl(url) {
  const parsed = new URL(url);
  const schema = parsed.searchParams.get("schema") ?? "public";
  parsed.searchParams.delete("schema");
  return { url: parsed.toString(), schema, database: decodeURIComponent(parsed.pathname.slice(1)) };
}

/** The same server, another database. */
export function withDatabase(url, database) {
  const parsed = new URL(url);
  parsed.pathname = `/${database}`;
  return parsed.toString();
}

export class EngineAdapterFactory extends PrismaPg {
  constructor({ url, schema, shadowUrl }) {
    super({ connectionString: url, max: 2 }, { schema });
    Object.assign(this, { url, schema, shadowUrl });
  }

  async connect() {
    const adapter = await super.connect();
    mendCharColumns(adapter);
    const startTransaction = adapter.startTransaction;
    adapter.startTransaction = async function (...args) {
      const transaction = await startTransaction.apply(this, args);
      mendCharColumns(transaction);
      return transaction;
    };
    // The original splits on ";", which breaks $$-quoted bodies.
    adapter.executeScript = async function (script) {
      await this.client.query(script).catch((error) => this.onError(error));
    };
    return adapter;
  }

  // The original hands pg a connection string beside the shadow's name, and pg lets the string win:
  // the "shadow" would be the main database.
  async connectToShadowDb() {
    if (this.shadowUrl) return new EngineAdapterFactory(splitUrl(this.shadowUrl)).connect();
    const name = `prisma_migrate_shadow_db_${crypto.randomUUID()}`;
    const main = await this.connect();
    await main.executeScript(`CREATE DATABASE ${quote(name)}`);
    const shadow = await new EngineAdapterFactory({
      url: withDatabase(this.url, name),
      schema: this.schema,
    }).connect();
    const dispose = shadow.dispose.bind(shadow);
    shadow.dispose = async () => {
      await dispose();
      await main.executeScript(`DROP DATABASE IF EXISTS ${quote(name)}`);
      await main.dispose();
    };
    return shadow;
  }
}

// The adapter maps no "char" columns, so describing a database fails: read them as text, then call them characters.
function mendCharColumns(queryable) {
  const performIO = queryable.performIO;
  const queryRaw = queryable.queryRaw;
  let isChar = [];
  queryable.performIO = async function (query) {
    const result = await performIO.call(this, query);
    isChar = (result.fields ?? []).map((field) => field.dataTypeID === CHAR_OID);
    for (const field of result.fields ?? []) if (field.dataTypeID === CHAR_OID) field.dataTypeID = TEXT_OID;
    return result;
  };
  queryable.queryRaw = async function (query) {
    const result = await queryRaw.call(this, query);
    result.columnTypes = result.columnTypes.map((type, index) =>
      isChar[index] ? ColumnTypeEnum.Character : type,
    );
    return result;
  };
}

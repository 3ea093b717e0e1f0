import { DatabaseSync } from "node:sqlite";

/** Another number in a file means: made by another version of this code; the index is then built anew. */
export const SCHEMA_VERSION = 1;

const BUSY_TIMEOUT_MS = 5_000;
const JOURNAL_LIMIT_BYTES = 32 * 1024 * 1024;

/**
 * entries    one row a chunk, narrow, because filters and counts walk it
 * terms      its hashed terms in order (32 bits each, the title's first), for the exact score and the neighbourhood
 * lexicon    which entries hold a term; without content, tokens are hashes (term-hash.ts)
 * spaces     embedding spaces, each with its number of vectors
 * codes      vectors in short (codes.ts), apart from the long ones, because all of them are read into memory; ids only
 *            grow, so that a reader can ask for what is new
 * vectors    little-endian float32 of unit length
 */
const SCHEMA = `
  create table entries (
    id integer primary key autoincrement,
    chunk text not null unique,
    document text not null,
    source text not null,
    version integer not null,
    length integer not null
  );
  create index entries_document on entries (document, version);
  create index entries_source on entries (source);
  create table terms (entry integer primary key, title_length integer not null, terms blob not null);
  create virtual table lexicon using fts5 (
    title, body, content = '', contentless_delete = 1, tokenize = 'ascii'
  );
  create virtual table vocabulary using fts5vocab (lexicon, row);
  create table spaces (
    id integer primary key autoincrement,
    name text not null unique,
    dimensions integer not null,
    vectors integer not null default 0
  );
  create table codes (
    id integer primary key autoincrement,
    space integer not null,
    entry integer not null,
    signs blob not null,
    steps blob not null,
    step_size real not null
  );
  create unique index codes_entry on codes (entry, space);
  create index codes_space on codes (space, id);
  create table vectors (code integer primary key, vector blob not null);
  create table totals (id integer primary key check (id = 1), entries integer not null, length integer not null);
  insert into totals values (1, 0, 0);
  create trigger entry_added after insert on entries begin
    update totals set entries = entries + 1, length = length + new.length;
  end;
  create trigger entry_removed after delete on entries begin
    update totals set entries = entries - 1, length = length - old.length;
    delete from terms where entry = old.id;
    delete from lexicon where rowid = old.id;
    delete from codes where entry = old.id;
  end;
  create trigger code_added after insert on codes begin
    update spaces set vectors = vectors + 1 where id = new.space;
  end;
  create trigger code_removed after delete on codes begin
    update spaces set vectors = vectors - 1 where id = old.space;
    delete from vectors where code = old.id;
  end;
  pragma user_version = ${SCHEMA_VERSION};
`;

/**
 * Opens a tenant's file for reading; null while it is being made.
 * @throws an SQLite error, also when the file is damaged or of another schema version (`isDamaged`)
 */
export function openForReading(path: string): DatabaseSync | null {
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
  try {
    database.exec("pragma query_only = on; pragma temp_store = memory; pragma cache_size = -4096");
    const version = userVersion(database);
    if (version === SCHEMA_VERSION) return database;
    if (version !== 0) throw new OtherSchemaError(version);
    database.close();
    return null;
  } catch (error) {
    if (database.isOpen) database.close();
    throw error;
  }
}

/**
 * Opens a tenant's file, made when it is not there. Every commit is synced to the disk (`full`): a document is called
 * ready once its entries are in, and PostgreSQL keeps that promise through a power cut, so what `count` said before one
 * must hold after it. Writes are few and large, so that the sync costs little.
 * @throws an SQLite error, also when the file is damaged or of another schema version (`isDamaged`)
 */
export function openDatabase(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
  try {
    database.exec(`
      pragma page_size = 8192;
      pragma journal_mode = wal;
      pragma synchronous = full;
      pragma journal_size_limit = ${JOURNAL_LIMIT_BYTES};
      pragma temp_store = memory;
      pragma cache_size = -4096;
    `);
    makeSchema(database);
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

function makeSchema(database: DatabaseSync): void {
  if (userVersion(database) === SCHEMA_VERSION) return;
  database.exec("begin immediate");
  try {
    const version = userVersion(database); // another process may just have made it
    if (version === 0) database.exec(SCHEMA);
    else if (version !== SCHEMA_VERSION) throw new OtherSchemaError(version);
    database.exec("commit");
  } catch (error) {
    database.exec("rollback");
    throw error;
  }
}

function userVersion(database: DatabaseSync): number {
  return Number(database.prepare("pragma user_version").get()?.user_version);
}

class OtherSchemaError extends Error {
  constructor(version: number) {
    super(`The file has schema version ${version}, this code writes ${SCHEMA_VERSION}.`);
    this.name = "OtherSchemaError";
  }
}

const SQLITE_CORRUPT = 11;
const SQLITE_NOT_A_DATABASE = 26;

/** Whether the file, not the request, is what is wrong. */
export function isDamaged(error: unknown): boolean {
  const code = sqliteCode(error);
  return error instanceof OtherSchemaError || code === SQLITE_CORRUPT || code === SQLITE_NOT_A_DATABASE;
}

/** SQLite's primary result code; 0 for errors that are not SQLite's. */
export function sqliteCode(error: unknown): number {
  const code = typeof error === "object" && error !== null && "errcode" in error ? error.errcode : 0;
  return Number(code) & 0xff;
}

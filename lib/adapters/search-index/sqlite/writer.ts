import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";
import { toToken } from "../term-hash.ts";
import { encodeSigns, encodeSteps, rotate } from "./codes.ts";
import type { PreparedEntry } from "./prepare.ts";
import { toBytes, wordsToBytes } from "./vectors.ts";

type Known = { id: number; document: string; source: string; version: number };
type Space = { id: number; dimensions: number };

/** What a caller got wrong; this file runs in a thread of its own, where the product's error type is not at hand. */
export class RefusedError extends Error {
  override name = "RefusedError";
}

/** Everything that changes one tenant's file. Each call is one transaction, on the disk when it returns. */
export class Writer {
  private readonly database: DatabaseSync;
  private readonly prepared = new Map<string, StatementSync>();

  constructor(database: DatabaseSync) {
    this.database = database;
  }

  /** @throws RefusedError when a vector's size is not the space's; nothing is written then */
  upsert(spaceName: string | null, entries: readonly PreparedEntry[]): void {
    this.transaction(() => {
      for (const entry of entries) {
        const id = this.putContent(entry);
        if (spaceName !== null) this.putVector(spaceName, id, entry.vector);
      }
    });
  }

  deleteVersion(document: string, version: number): void {
    this.transaction(() => {
      this.run("delete from entries where document = ? and version = ?", document, version);
    });
  }

  deleteDocument(document: string): void {
    this.transaction(() => {
      this.run("delete from entries where document = ?", document);
    });
  }

  deleteOtherSpaces(spaceName: string | null): void {
    this.transaction(() => {
      const others = "select id from spaces where name is not ?";
      this.run(`delete from codes where space in (${others})`, spaceName);
      this.run("delete from spaces where name is not ?", spaceName);
    });
  }

  /** Nothing stays in the file: not in free pages, not in the journal. Ids go on from where they were. */
  deleteAll(): void {
    this.transaction(() => {
      this.run("insert into lexicon (lexicon) values ('delete-all')");
      for (const table of ["codes", "entries", "spaces"]) this.run(`delete from ${table}`);
    });
    this.database.exec("vacuum; pragma wal_checkpoint(truncate)");
  }

  /** The entry's row; written only when something about it differs, so that a repeated step costs next to nothing. */
  private putContent(entry: PreparedEntry): number {
    const known = this.get("select id, document, source, version from entries where chunk = ?", entry.chunk);
    if (known) {
      // The columns as the schema has them.
      const row = known as Known;
      if (this.isSame(row, entry)) return row.id;
      this.run("delete from entries where id = ?", row.id);
    }
    const id = this.run(
      "insert into entries (chunk, document, source, version, length) values (?, ?, ?, ?, ?)",
      entry.chunk,
      entry.document,
      entry.source,
      entry.version,
      entry.short.length,
    );
    this.run("insert into terms values (?, ?, ?)", id, entry.titleLength, wordsToBytes(entry.short));
    const [title, body] = [entry.long.subarray(0, entry.titleLength), entry.long.subarray(entry.titleLength)];
    this.run(
      "insert into lexicon (rowid, title, body) values (?, ?, ?)",
      id,
      toTokens(title),
      toTokens(body),
    );
    return id;
  }

  private isSame(known: Known, entry: PreparedEntry): boolean {
    if (known.document !== entry.document || known.source !== entry.source) return false;
    if (known.version !== entry.version) return false;
    const stored = this.get("select title_length, terms from terms where entry = ?", known.id);
    return stored?.title_length === entry.titleLength && areEqual(stored.terms, wordsToBytes(entry.short));
  }

  private putVector(spaceName: string, entry: number, vector: Float32Array | null): void {
    const space = this.spaceFor(spaceName, vector);
    if (!space) return;
    const stored = this.get(
      "select c.id, v.vector from codes c join vectors v on v.code = c.id where c.entry = ? and c.space = ?",
      entry,
      space.id,
    );
    if (vector && stored && areEqual(stored.vector, toBytes(vector))) return;
    if (stored) this.run("delete from codes where id = ?", Number(stored.id));
    if (!vector) return;
    const rotated = rotate(vector);
    const signs = wordsToBytes(encodeSigns(rotated));
    const { nibbles, size } = encodeSteps(rotated);
    const id = this.run(
      "insert into codes (space, entry, signs, steps, step_size) values (?, ?, ?, ?, ?)",
      space.id,
      entry,
      signs,
      nibbles,
      size,
    );
    this.run("insert into vectors values (?, ?)", id, toBytes(vector));
  }

  /** The first vector of a space fixes its size. */
  private spaceFor(name: string, vector: Float32Array | null): Space | undefined {
    const row = this.get("select id, dimensions from spaces where name = ?", name);
    // The columns as the schema has them.
    const known = row as Space | undefined;
    if (!vector) return known;
    const dimensions = vector.length;
    if (!known) {
      return {
        id: this.run("insert into spaces (name, dimensions) values (?, ?)", name, dimensions),
        dimensions,
      };
    }
    if (known.dimensions === dimensions) return known;
    throw new RefusedError(
      `A vector has ${dimensions} dimensions, the others of its embedding space have ${known.dimensions}.`,
    );
  }

  private transaction(work: () => void): void {
    this.database.exec("begin immediate");
    try {
      work();
      this.database.exec("commit");
    } catch (error) {
      if (this.database.isTransaction) this.database.exec("rollback");
      throw error;
    }
  }

  /** The row id of what was inserted last. */
  private run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.statement(sql).run(...values).lastInsertRowid);
  }

  private get(sql: string, ...values: SQLInputValue[]) {
    return this.statement(sql).get(...values);
  }

  private statement(sql: string): StatementSync {
    let statement = this.prepared.get(sql);
    if (!statement) {
      statement = this.database.prepare(sql);
      this.prepared.set(sql, statement);
    }
    return statement;
  }
}

function areEqual(left: unknown, right: Uint8Array): boolean {
  return left instanceof Uint8Array && Buffer.compare(left, right) === 0;
}

function toTokens(hashes: Float64Array): string {
  return Array.from(hashes, toToken).join(" ");
}

import { existsSync, statSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";
import { parentPort } from "node:worker_threads";
import type { WriteOrder, WriteReply, WriteRequest } from "./messages.ts";
import { isDamaged, openDatabase, sqliteCode } from "./schema.ts";
import { RefusedError, Writer } from "./writer.ts";

/**
 * The thread that writes all tenants' files, one order after the other, so that neither SQLite's work nor its waiting for
 * the disk or for another process holds up those who search. Node loads this file by itself as well as bundled, hence
 * the names of files with their endings.
 */
type Open = { database: DatabaseSync; writer: Writer; inode: number };

const MOST_OPEN = 16;
const open = new Map<string, Open>();

parentPort?.on("message", (request: WriteRequest) => {
  parentPort?.postMessage(answer(request));
});

function answer({ id, path, order }: WriteRequest): WriteReply {
  try {
    if (order.type === "release") release(path);
    else if (order.type === "releaseAll") for (const each of [...open.keys()]) release(each);
    else if (order.type === "upsert" || existsSync(path)) carryOut(writerFor(path), order);
    return { id };
  } catch (error) {
    const failure = {
      isRefused: error instanceof RefusedError,
      isDamaged: isDamaged(error),
      code: sqliteCode(error),
      message: error instanceof Error ? error.message : String(error),
    };
    return { id, failure };
  }
}

function carryOut(writer: Writer, order: Exclude<WriteOrder, { type: "release" | "releaseAll" }>): void {
  if (order.type === "upsert") writer.upsert(order.space, order.entries);
  else if (order.type === "deleteVersion") writer.deleteVersion(order.document, order.version);
  else if (order.type === "deleteDocument") writer.deleteDocument(order.document);
  else if (order.type === "deleteOtherSpaces") writer.deleteOtherSpaces(order.space);
  else writer.deleteAll();
}

/** The file of that name as it is now: another process may have set a damaged one aside. */
function writerFor(path: string): Writer {
  const inode = statSync(path, { throwIfNoEntry: false })?.ino;
  const known = open.get(path);
  if (known && known.inode === inode) {
    open.delete(path);
    open.set(path, known);
    return known.writer;
  }
  release(path);
  const database = openDatabase(path);
  const made = { database, writer: new Writer(database), inode: statSync(path).ino };
  open.set(path, made);
  for (const oldest of open.keys()) {
    if (open.size <= MOST_OPEN) break;
    release(oldest);
  }
  return made.writer;
}

function release(path: string): void {
  const known = open.get(path);
  open.delete(path);
  known?.database.close();
}

import type { PreparedEntry } from "./prepare.ts";

/** What the thread that writes is asked for. */
export type WriteOrder =
  | { type: "upsert"; space: string | null; entries: PreparedEntry[] }
  | { type: "deleteVersion"; document: string; version: number }
  | { type: "deleteDocument"; document: string }
  | { type: "deleteOtherSpaces"; space: string | null }
  | { type: "deleteAll" }
  /** Closes the file, so that it can be moved. */
  | { type: "release" }
  /** Closes all files. */
  | { type: "releaseAll" };

export type WriteRequest = { id: number; path: string; order: WriteOrder };

/** Errors lose their class between threads; what decides how they are told goes along as plain values. */
export type WriteReply = {
  id: number;
  failure?: { isRefused: boolean; isDamaged: boolean; code: number; message: string };
};

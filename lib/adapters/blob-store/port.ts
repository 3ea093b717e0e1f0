import type { Component } from "../component";

/**
 * `tenants/<tenant>/documents/<document>/<name>`: only letters, digits, `_`, `-`, `.` and `/`, no empty part and none
 * that is `.` or `..`. Keys are made by services from ids; one that breaks this is our bug, and thrown as such.
 */
export type BlobKey = string;

export interface BlobStore extends Component {
  /**
   * Stores the whole stream under the key, or nothing: a broken stream leaves no blob behind.
   * @throws AppError payload_too_large past `maxBytes`, storage_full when the disk is
   */
  put(
    key: BlobKey,
    body: ReadableStream<Uint8Array>,
    options: { maxBytes: number },
  ): Promise<{ bytes: number; sha256: string }>;
  /** @throws AppError not_found */
  get(key: BlobKey): Promise<ReadableStream<Uint8Array>>;
  /**
   * An address to which whoever knows it may PUT a blob of exactly so many bytes under the key, until it expires; it may
   * be used again until then. Null: nobody can reach this store but us. What arrived is measured by reading it.
   */
  presignPut(key: BlobKey, options: { bytes: number; expiresInSeconds: number }): Promise<string | null>;
  /**
   * Removes every blob whose key starts with the prefix; none is fine too. The prefix is the beginning of a key, not
   * empty; it should end with `/` where one id may be the beginning of another.
   */
  deletePrefix(prefix: string): Promise<void>;
  /** The names right under a prefix that ends with `/`, of blobs and of what holds blobs, and when each was written last. */
  list(prefix: string): Promise<{ name: string; writtenAt: Date }[]>;
  /** How many blobs have a key that starts with the prefix. */
  count(prefix: string): Promise<number>;
}

import { z } from "zod";

export const FORMAT = 1;

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const Count = z.int().min(0);

const Entry = z.strictObject({ bytes: Count, sha256: Sha256 });

/** What a backup says of itself: `manifest.json` in it, written last. */
export const Manifest = z.strictObject({
  format: z.literal(FORMAT),
  /** The release that made it. */
  product: z.string(),
  postgres: z.string(),
  takenAt: z.iso.datetime(),
  /** In the order in which they were applied. */
  migrations: z.array(z.strictObject({ name: z.string(), checksum: Sha256 })).min(1),
  tables: z.array(Entry.extend({ name: z.string(), columns: z.array(z.string()).min(1), rows: Count })),
  /** The originals: `files.jsonl` names each with its size and hash. */
  files: Entry.extend({
    from: z.string(),
    count: Count,
    /** Deleted while the backup was taken. */
    vanished: z.array(z.string()),
    /** Lost before it, though documents need them. */
    lost: z.array(z.string()),
  }),
  /** How many secrets each version of ENCRYPTION_KEYS opens. */
  secrets: z.array(z.strictObject({ version: Count, count: Count })),
});
export type Manifest = z.infer<typeof Manifest>;

/** A line of `files.jsonl`. */
export const FileLine = Entry.extend({ key: z.string() });
export type FileLine = z.infer<typeof FileLine>;

export const MANIFEST_ENTRY = "manifest.json";
export const FILES_ENTRY = "files.jsonl";
export const tableEntry = (table: string) => `tables/${table}.copy`;
export const fileEntry = (key: string) => `files/${key}`;

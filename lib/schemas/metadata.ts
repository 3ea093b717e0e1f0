import { z } from "zod";
import { line } from "./common";

const MOST_KEYS = 50;
const MOST_KEYS_ASKED = 10;
const MOST_VALUES = 50;

/** Begins with a letter or a number, so that no name means anything to JavaScript. */
const Key = line(100).regex(
  /^[\p{L}\p{N}][\p{L}\p{N}\p{M} _.:/-]*$/u,
  "must begin with a letter or number, and hold only letters, numbers, blanks and _ . : / -",
);
const Value = z.union(
  [line(500), z.number(), z.boolean()],
  "must be a text of at most 500 characters, a number, true or false",
);

const keysOf = (most: number) =>
  [
    (record: Record<string, unknown>) => Object.keys(record).length <= most,
    `must have at most ${most} keys`,
  ] as const;

/** Says what is wrong with a key, instead of only that one is. */
const error = (issue: { code?: string }) =>
  issue.code === "invalid_key"
    ? "has a key that is too long or empty, or does not begin with a letter or number, or holds more than letters, numbers, blanks and _ . : / -"
    : undefined;

/** What a team notes about a source or document, to ask by later: `{ "team": "sales", "year": 2026 }`. */
export const Metadata = z.record(Key, Value, { error }).refine(...keysOf(MOST_KEYS));
export type Metadata = z.infer<typeof Metadata>;

/** For each key the value, or one of several values, that a document must have. */
export const MetadataFilter = z
  .record(
    Key,
    z.union([Value, z.array(Value).min(1).max(MOST_VALUES)], "must be a value or a list of up to 50 values"),
  )
  .refine(...keysOf(MOST_KEYS_ASKED));
export type MetadataFilter = z.infer<typeof MetadataFilter>;

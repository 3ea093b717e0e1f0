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
const MOST_TAGS = 50;
const Single = z.union(
  [line(500), z.number(), z.boolean()],
  "must be a text of at most 500 characters, a number, true or false",
);
const Value = z.union(
  [line(500), z.number(), z.boolean(), z.array(line(100)).min(1).max(MOST_TAGS)],
  `must be a text of at most 500 characters, a number, true, false, or a list of up to ${MOST_TAGS} texts of at most 100 characters`,
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

/** What a team notes about a source or document, to ask by later: `{ "team": "sales", "year": 2026, "tags": ["prices", "eu"] }`. */
export const Metadata = z.record(Key, Value, { error }).refine(...keysOf(MOST_KEYS));
export type Metadata = z.infer<typeof Metadata>;

/** The key whose value is written as a list: `prices, eu`. */
const TAGS = "tags";

/**
 * A value as people write it: `true`, `false` and plain numbers are meant as such; a number with a leading zero is a text.
 * Tags are parted by commas.
 */
export function toMetadataValue(key: string, text: string): Metadata[string] {
  const value = text.trim();
  if (key === TAGS) {
    const tags = value.split(",").map((tag) => tag.trim());
    return [...new Set(tags)].filter((tag) => tag !== "");
  }
  if (value === "true" || value === "false") return value === "true";
  return /^-?(0|[1-9]\d{0,14})(\.\d{1,10})?$/.test(value) ? Number(value) : value;
}

/** What came of a table of metadata: rows that name a document of the source, and those that name none. */
export const MetadataImportDto = z.object({
  rows: z.number(),
  matched: z.number(),
  /** Documents that were changed; several may have the same name. */
  documents: z.number(),
  /** The first hundred names that no document has. */
  unmatched: z.array(z.string()),
});
export type MetadataImportDto = z.infer<typeof MetadataImportDto>;

/** For each key the value, or one of several values, that a document must have; of a list it must have one. */
export const MetadataFilter = z
  .record(
    Key,
    z.union(
      [Single, z.array(Single).min(1).max(MOST_VALUES)],
      "must be a value or a list of up to 50 values",
    ),
  )
  .refine(...keysOf(MOST_KEYS_ASKED));
export type MetadataFilter = z.infer<typeof MetadataFilter>;

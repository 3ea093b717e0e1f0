// The requests of Pinecone's published OpenAPI descriptions `db_data_2026-07` and `db_control_2026-07`: its fields, patterns
// and limits. Stricter than those: no field they do not name, and a namespace always. What only the documentation tells
// is held too: at most 2 MB an upsert, 40 KB of metadata.
import { z } from "zod";
import { filter } from "./filters";

export const API_VERSION = "2026-07";
export const MOST_BODY_BYTES = 2 * 1024 * 1024;
const MOST_METADATA_BYTES = 40 * 1024;
const MOST_RECORDS = 1_000;
const MOST_IDS = 1_000;
const MOST_HITS = 10_000;
const MOST_NON_ZERO = 2_048;
const MOST_DIMENSIONS = 20_000;
const LARGEST_U32 = 2 ** 32 - 1;
/** A dense vector whose numbers are all smaller is one of zeros, and refused. */
const SMALLEST = 1e-8;

const ascii = z
  .string()
  .regex(/^\p{ASCII}{1,512}$/u, "must be 1 to 512 ASCII characters")
  .refine((value) => !value.includes("\0"), "must not hold NUL");

const sparse = z
  .strictObject({
    indices: z.array(z.int().min(0).max(LARGEST_U32)).min(1).max(MOST_NON_ZERO),
    values: z.array(z.number()).min(1).max(MOST_NON_ZERO),
  })
  .refine(({ indices, values }) => indices.length === values.length, "needs as many values as indices")
  .refine(({ indices }) => new Set(indices).size === indices.length, "names an index twice")
  .refine(({ values }) => values.every((value) => value !== 0), "holds a zero");

const dense = z
  .array(z.number())
  .min(1)
  .max(MOST_DIMENSIONS)
  .refine((values) => values.some((value) => Math.abs(value) >= SMALLEST), "contains only zeros");

const metadata = z
  .record(
    z.string().regex(/^(?!\$)/u, "must not begin with $"),
    z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
  )
  .refine(
    (value) => Buffer.byteLength(JSON.stringify(value)) <= MOST_METADATA_BYTES,
    "is larger than 40960 bytes",
  );

const record = z
  .strictObject({
    id: ascii,
    values: dense.optional(),
    sparseValues: sparse.optional(),
    metadata: metadata.optional(),
  })
  .refine(({ values, sparseValues }) => values ?? sparseValues, "needs values or sparse values");

export const upsertRequest = z.strictObject({
  vectors: z.array(record).min(1).max(MOST_RECORDS),
  namespace: ascii,
});

export const queryRequest = z
  .strictObject({
    namespace: ascii,
    topK: z.int().min(1).max(MOST_HITS),
    filter: filter.optional(),
    includeValues: z.boolean().optional(),
    includeMetadata: z.boolean().optional(),
    vector: dense.optional(),
    sparseVector: sparse.optional(),
  })
  .refine(({ vector, sparseVector }) => vector ?? sparseVector, "needs a vector or a sparse vector");

export const deleteRequest = z
  .strictObject({
    namespace: ascii,
    ids: z.array(ascii).min(1).max(MOST_IDS).optional(),
    deleteAll: z.literal(true).optional(),
    filter: filter.optional(),
  })
  .refine(
    ({ ids, deleteAll, filter: by }) => [ids, deleteAll, by].filter((one) => one !== undefined).length === 1,
    "takes ids, a filter or deleteAll, and only one of them",
  );

export const statsRequest = z.strictObject({});

const name = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,43}[a-z0-9])?$/u, "is no name of an index");

export const createRequest = z.strictObject({
  name,
  deployment: z.strictObject({
    deployment_type: z.literal("managed"),
    cloud: z.enum(["aws", "gcp", "azure"]),
    region: z.string().min(1),
  }),
  schema: z.strictObject({
    fields: z.union([
      z.strictObject({
        _values: z.strictObject({
          type: z.literal("dense_vector"),
          dimension: z.int().min(1).max(MOST_DIMENSIONS),
          metric: z.enum(["cosine", "euclidean", "dotproduct"]),
        }),
      }),
      z.strictObject({ _sparse_values: z.strictObject({ type: z.literal("sparse_vector") }) }),
    ]),
  }),
});

export type DoubleRecord = z.output<typeof record>;
export type Sparse = z.output<typeof sparse>;

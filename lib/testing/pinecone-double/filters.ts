import { z } from "zod";

export type Scalar = string | number | boolean;
export type Metadata = Record<string, Scalar | string[]>;
export type Filter = { [field: string]: Scalar | Condition | Filter[] };
type Condition = Record<string, Scalar | Scalar[]>;

/** "Each $in or $nin operator accepts a maximum of 10,000 values." */
const MOST_VALUES = 10_000;

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const list = z.array(z.union([z.string(), z.number()])).max(MOST_VALUES);
const comparison = z
  .strictObject({
    ...{ $eq: scalar.optional(), $ne: scalar.optional(), $exists: z.boolean().optional() },
    ...{ $gt: z.number().optional(), $gte: z.number().optional() },
    ...{ $lt: z.number().optional(), $lte: z.number().optional() },
    ...{ $in: list.optional(), $nin: list.optional() },
  })
  .refine((one) => Object.keys(one).length > 0, "has no operator");

/** Pinecone's language of filters: fields side by side must all match; an operator that it does not know is refused. */
export const filter: z.ZodType<Filter> = z.lazy(() =>
  z
    .record(z.string(), z.unknown())
    .transform((given, context): Filter => {
      const known: Filter = {};
      for (const [key, value] of Object.entries(given)) {
        const parsed = schemaOf(key).safeParse(value);
        if (parsed.success) known[key] = parsed.data as Filter[string];
        else context.addIssue({ code: "custom", message: `${key}: ${parsed.error.issues[0]?.message}` });
      }
      return known;
    })
    .refine((one) => Object.keys(one).length > 0, "is empty"),
);

function schemaOf(key: string): z.ZodType {
  if (key === "$and" || key === "$or") return z.array(filter).min(1);
  return key.startsWith("$") ? z.never("is no operator") : z.union([scalar, comparison]);
}

export function matches(by: Filter | undefined, metadata: Metadata = {}): boolean {
  if (!by) return true;
  return Object.entries(by).every(([key, wanted]) => {
    if (key === "$and") return (wanted as Filter[]).every((one) => matches(one, metadata));
    if (key === "$or") return (wanted as Filter[]).some((one) => matches(one, metadata));
    const condition = typeof wanted === "object" ? (wanted as Condition) : { $eq: wanted };
    return Object.entries(condition).every(([operator, value]) => holds(operator, metadata[key], value));
  });
}

/** A field that holds a list matches when one of its values does; `$ne` and `$nin` when none is among them. */
function holds(operator: string, held: Metadata[string] | undefined, value: Scalar | Scalar[]): boolean {
  const all: readonly Scalar[] = held === undefined ? [] : Array.isArray(held) ? held : [held];
  const wanted = Array.isArray(value) ? value : [value];
  const number = Number(value);
  switch (operator) {
    case "$eq":
    case "$in":
      return all.some((one) => wanted.includes(one));
    case "$ne":
    case "$nin":
      return !all.some((one) => wanted.includes(one));
    case "$exists":
      return (held !== undefined) === value;
    case "$gt":
      return all.some((one) => typeof one === "number" && one > number);
    case "$gte":
      return all.some((one) => typeof one === "number" && one >= number);
    case "$lt":
      return all.some((one) => typeof one === "number" && one < number);
    default:
      return all.some((one) => typeof one === "number" && one <= number);
  }
}

import { z } from "zod";
import { type Id, type IdKind, idPattern } from "@/lib/core/ids";

/**
 * An id of one kind. In a path or query a wrong one reads as "not there"; in a body it is a validation issue.
 * The cast only narrows the type: the pattern holds for every string that gets through.
 */
export const idOf = <K extends IdKind>(kind: K) =>
  z.string().regex(idPattern(kind), `must be the id of ${withArticle(kind)}`) as unknown as z.ZodType<
    Id<K>,
    string
  >;

/** `a bot`, `an upload`, `a user`. */
const withArticle = (kind: IdKind) => `${/^(?!us)[aeiou]/.test(kind) ? "an" : "a"} ${kind}`;

/** A time as an ISO 8601 string in UTC. */
export const IsoTime = z.iso.datetime();

export const PAGE_SIZE = 50;
export const MAX_PAGE_SIZE = 200;

export const PageQuery = z.strictObject({
  cursor: z.string().max(500).optional(),
  limit: z.coerce
    .number(`must be a whole number from 1 to ${MAX_PAGE_SIZE}`)
    .int()
    .min(1)
    .max(MAX_PAGE_SIZE)
    .default(PAGE_SIZE),
});

/** A list as every list route answers it. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

/** With these, a name can be made to look like another: `gnp.exe` like `exe.png`. */
const TURNED = /[\u202A-\u202E\u2066-\u2069]/u;

/** One line of text for people: trimmed, not empty, no control characters. */
export const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1, "must not be empty")
    .max(most, `must have at most ${most} characters`)
    .regex(/^\P{Cc}*$/u, "must be one line without control characters")
    .refine((value) => value.isWellFormed(), "must be well-formed Unicode")
    .refine((value) => value === "" || /[^\p{Z}\p{Cf}]/u.test(value), "must have something to see")
    .refine((value) => !TURNED.test(value), "must not hold marks that turn the direction of writing");

/** What is looked for: like a line, and it may be empty. */
export const term = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `must have at most ${most} characters`)
    .regex(/^\P{Cc}*$/u, "must be one line without control characters");

/** Longer text; NUL is refused because PostgreSQL cannot store it. */
export const prose = (most: number) =>
  z
    .string()
    .max(most, `must have at most ${most} characters`)
    .refine((value) => !value.includes("\u0000"), "must not contain NUL characters")
    .refine((value) => value.isWellFormed(), "must be well-formed Unicode");

export const ErrorBody = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    details: z.record(z.string(), z.unknown()).optional(),
    requestId: z.string(),
  }),
});

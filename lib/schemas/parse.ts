import type { z } from "zod";
import { type Issue, validationFailed } from "@/lib/core/errors";
import { wordsOf } from "./words";

/** What the caller sent, as the schema wants it. @throws AppError validation_failed with every place that is wrong */
export function parseInput<Schema extends z.ZodType>(schema: Schema, raw: unknown): z.output<Schema> {
  const parsed = schema.safeParse(raw, { error: wordsOf });
  if (parsed.success) return parsed.data;
  throw validationFailed(parsed.error.issues.flatMap(toIssues), parsed.error);
}

function toIssues(issue: z.core.$ZodIssue): Issue[] {
  const path = issue.path.map((key) => (typeof key === "number" ? key : String(key)));
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({ path: [...path, key], message: issue.message }));
  }
  return [{ path, message: issue.message }];
}

import type { QueryConfig } from "pg";
import { singleton } from "@/lib/core/singleton";
import { readEnv } from "@/lib/env";
import type { Prisma } from "./generated/client";

/** Of the many forms that a filter may take, these are enough; the others are not prepared. */
const MOST_PREPARED = 200;

/** One for the process, as the pool is: a connection knows a statement by its name alone. */
const prepared = () => singleton("db.prepared", () => new Map<string, string>());

/**
 * A statement as `pg` takes it; with a name, by which a connection prepares it once, where nothing stands between it and
 * the database that would give its connections to others.
 */
export function toPlainQuery({ text, values }: Prisma.Sql): QueryConfig {
  const name = readEnv().db.isPrepared ? nameOf(text) : undefined;
  return { text, values, ...(name && { name }) };
}

function nameOf(text: string): string | undefined {
  const names = prepared();
  const known = names.get(text);
  if (known || names.size === MOST_PREPARED) return known;
  const name = `minirag_${names.size}`;
  names.set(text, name);
  return name;
}

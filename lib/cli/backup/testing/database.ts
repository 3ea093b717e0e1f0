import pg from "pg";
import { getPorts } from "@/lib/adapters";
import type { Source } from "../dump";

/** The worker's own database, as the login of the migrations. */
export const adminUrl = (): string => process.env.TEST_ADMIN_URL ?? "";

export async function query<Found extends object>(sql: string, values: unknown[] = []): Promise<Found[]> {
  const client = new pg.Client({ connectionString: adminUrl() });
  await client.connect();
  try {
    return (await client.query<Found>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** What a backup is taken of: the worker's database and files. */
export function sourceOf(given: Partial<Source> = {}): Source {
  return { url: adminUrl(), ports: getPorts(), tell: () => {}, now: () => new Date(), ...given };
}

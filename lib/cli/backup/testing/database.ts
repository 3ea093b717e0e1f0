import pg from "pg";
import { inject } from "vitest";
import { getPorts } from "@/lib/adapters";
import { newDatabaseOf, templateOf } from "@/lib/testing/postgres";
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

/** The answer to the last of these statements, from a connection of their own. */
export async function queryAt(url: string, ...statements: string[]): Promise<object[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let rows: object[] = [];
    for (const sql of statements) ({ rows } = await client.query(sql));
    return rows;
  } finally {
    await client.end();
  }
}

/** An empty database of this release, on the same server. @returns its address as the login of the migrations */
export async function emptyDatabase(): Promise<string> {
  const server = inject("postgres");
  const name = newDatabaseOf(server);
  const url = new URL(adminUrl());
  url.pathname = "/postgres";
  await queryAt(url.href, `create database ${name} template ${templateOf(server)}`);
  url.pathname = `/${name}`;
  return url.href;
}

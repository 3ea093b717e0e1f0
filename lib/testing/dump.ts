import pg from "pg";

/** Every row of a tenant in every table, as one string: to see that nothing was touched. */
export async function dumpTenant(tenantId: string): Promise<string> {
  const client = new pg.Client({ connectionString: process.env.TEST_ADMIN_URL });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select table_name as name from information_schema.columns c join pg_class p on p.relname = c.table_name and p.relkind = 'r'
       where c.column_name = 'tenantId' and c.table_schema = 'public' order by 1`,
    );
    const dumps = [];
    for (const { name } of tables) {
      const { rows } = await client.query(
        `select to_jsonb(t) - 'lastUsedAt' as row from "${name}" t where "tenantId" = $1 order by 1`,
        [tenantId],
      );
      dumps.push(name, ...rows.map(({ row }) => JSON.stringify(row)));
    }
    return dumps.join("\n");
  } finally {
    await client.end();
  }
}

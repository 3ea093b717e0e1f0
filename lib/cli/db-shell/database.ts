import pg from "pg";
import { FIND_TABLE, TABLE_PARTS, TABLES } from "./catalog";
import { formatRows } from "./table";

/** Values as PostgreSQL writes them, not as JavaScript would. */
const AS_TEXT = { getTypeParser: () => (value: string) => value };
/** int2, int4, int8, float4, float8, numeric, oid */
const NUMBERS = new Set([21, 23, 20, 700, 701, 1700, 26]);

export type ShellDatabase = Awaited<ReturnType<typeof openDatabase>>;

/** A connection that gives its answers as text for a window of `width` signs. */
export async function openDatabase(url: string, width: () => number, tell: (text: string) => void) {
  const client = new pg.Client({ connectionString: url, application_name: "minirag db-shell" });
  client.on("notice", ({ severity, message }) => tell(`${severity}: ${message}`));
  let isLost = false;
  client.on("error", () => {
    isLost = true;
  });
  await client.connect();
  // What is deleted here is no erasure: the triggers that write those down look for this.
  const { rows } = await client.query<{ pid: number }>(
    "select pg_backend_pid() as pid, set_config('minirag.by_hand', 'on', false)",
  );
  const pid = rows[0]?.pid;

  async function run(text: string, values: unknown[] = []): Promise<string> {
    const result = await client.query<(string | null)[]>({ text, values, rowMode: "array", types: AS_TEXT });
    if (result.fields.length === 0) return tagOf(result);
    const columns = result.fields.map(({ name, dataTypeID }) => ({
      name,
      isNumber: NUMBERS.has(dataTypeID),
    }));
    const count = `(${result.rows.length} ${result.rows.length === 1 ? "row" : "rows"})`;
    return `${formatRows(columns, result.rows, width())}\n${count}`;
  }

  return {
    run,
    tables: () => run(TABLES),
    /** A table's columns, indexes, references and policies; null when there is none of this name. */
    async describe(name: string): Promise<string | null> {
      const table = await findTable(client, name);
      if (!table) return null;
      const parts: string[] = [];
      for (const [title, sql] of TABLE_PARTS) {
        const text = await run(sql, [table.oid]);
        if (!text.endsWith("(0 rows)"))
          parts.push(`${title || table.name}\n${text.replace(/\n\(\d+ rows?\)$/, "")}`);
      }
      return parts.join("\n\n");
    },
    /** How a table is really spelled. */
    spell: async (name: string) => (await findTable(client, name))?.name,
    rows: async <Row extends pg.QueryResultRow>(sql: string) => (await client.query<Row>(sql)).rows,
    isInTransaction: () => client.getTransactionStatus() !== "I",
    isLost: () => isLost,
    /** As any error does: what was done in the open transaction can only be taken back. */
    breakTransaction: () => client.query("select 1 / 0").catch(() => {}),
    /** Ends the statement that runs now. */
    async cancel() {
      const other = new pg.Client({ connectionString: url });
      await other.connect();
      await other.query("select pg_cancel_backend($1)", [pid]).finally(() => other.end());
    },
    close: () => client.end(),
  };
}

async function findTable(client: pg.Client, name: string) {
  const plain = name.replace(/;$/, "").replace(/^"(.*)"$/, "$1");
  return (await client.query<{ oid: number; name: string }>(FIND_TABLE, [plain])).rows[0];
}

/** As psql says it: `INSERT 0 1` for rows, the bare word for the rest. */
function tagOf({ command, rowCount }: pg.QueryResult): string {
  if (command === "INSERT") return `INSERT 0 ${rowCount}`;
  return rowCount === null ? (command ?? "") : `${command} ${rowCount}`;
}

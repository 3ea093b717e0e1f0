/** What PostgreSQL says about a statement it refuses. */
export type SqlError = { message: string; code?: string; detail?: string; hint?: string; position?: string };

const UNKNOWN_TABLE = "42P01";

/** An error to be read: what, where in the statement, and what to do. `spell` knows how a table is really written. */
export async function explainError(
  error: SqlError,
  sql: string,
  spell: (name: string) => Promise<string | undefined>,
): Promise<string> {
  const lines = [`ERROR: ${error.message}`];
  if (error.position) lines.push(...placeOf(sql, Number(error.position)));
  if (error.detail) lines.push(`DETAIL: ${error.detail}`);
  if (error.hint) lines.push(`HINT: ${error.hint}`);
  const [, unknown] =
    error.code === UNKNOWN_TABLE ? (/relation "(.+)" does not exist/.exec(error.message) ?? []) : [];
  const spelling = unknown && (await spell(unknown).catch(() => undefined));
  if (spelling) lines.push(`HINT: Names with capital letters stand in quotes: ${spelling}`);
  return lines.join("\n");
}

/** The line of the statement and a mark under the place, which PostgreSQL counts in signs from 1. */
function placeOf(sql: string, position: number): string[] {
  const before = [...sql].slice(0, position - 1).join("");
  const number = before.split("\n").length;
  const column = [...(before.split("\n").at(-1) ?? "")].length;
  const label = `LINE ${number}: `;
  return [`${label}${sql.split("\n")[number - 1] ?? ""}`, `${" ".repeat(label.length + column)}^`];
}

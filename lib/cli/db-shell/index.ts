import { text } from "node:stream/consumers";
import { readEnv } from "@/lib/env";
import { type Run, UsageError } from "../command";
import { openDatabase } from "./database";
import { saveBefore } from "./save-before";
import { createShell } from "./shell";
import { converse } from "./terminal";

const say = (line: string) => console.log(line);
const complain = (line: string) => console.error(line);
/** A table that goes to a file or another program is never broken up. */
const width = () => (process.stdout.isTTY ? process.stdout.columns || 80 : Number.POSITIVE_INFINITY);

export const run: Run = async (args) => {
  const isSaving = !args.includes("--no-backup");
  const script = await scriptOf(args.filter((arg) => arg !== "--no-backup"));
  const { core, db } = readEnv();
  const database = await openDatabase(db.migrationUrl, width, complain);
  const save = async () => {
    if (isSaving) await saveBefore(db.migrationUrl, core.dataDir, complain);
  };
  try {
    const shell = createShell(database, say, complain, save);
    if (script !== null) return (await shell.runScript(script)) ? 0 : 1;
    await converse(shell, database);
    return 0;
  } finally {
    await database.close().catch(() => {});
  }
};

/** What `-c` names, or what is piped in; null when a person sits at a terminal. */
async function scriptOf([option, sql, ...rest]: readonly string[]): Promise<string | null> {
  if (option === undefined) return process.stdin.isTTY ? null : text(process.stdin);
  if (option !== "-c" || !sql || rest.length > 0)
    throw new UsageError('It takes -c "SQL", or SQL on its input, and --no-backup.');
  return sql;
}

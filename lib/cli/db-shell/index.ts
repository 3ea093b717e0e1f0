import path from "node:path";
import { text } from "node:stream/consumers";
import { getPorts } from "@/lib/adapters";
import { readEnv } from "@/lib/env";
import { createBackup } from "../backup/dump";
import { backupFolder, stamp } from "../backup/place";
import { type Run, UsageError } from "../command";
import { openDatabase } from "./database";
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
    if (isSaving) await saveBefore(db.migrationUrl, core.dataDir);
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

/** Everything as it is, before the first statement of a session that may delete. @throws Error that says what to do */
async function saveBefore(url: string, dataDir: string): Promise<void> {
  const now = () => new Date();
  const file = path.join(backupFolder(dataDir), `before-sql-${stamp(now())}.backup`);
  complain("What is here now is saved first (not with --no-backup) …");
  await createBackup({ url, ports: getPorts(), tell: () => {}, now }, file).catch((thrown: Error) => {
    throw new Error(
      `what is here could not be saved, so nothing was done: ${thrown.message} With --no-backup it is not tried.`,
    );
  });
  complain(`It is in ${file}.`);
}

/** What `-c` names, or what is piped in; null when a person sits at a terminal. */
async function scriptOf([option, sql, ...rest]: readonly string[]): Promise<string | null> {
  if (option === undefined) return process.stdin.isTTY ? null : text(process.stdin);
  if (option !== "-c" || !sql || rest.length > 0)
    throw new UsageError('It takes -c "SQL", or SQL on its input, and --no-backup.');
  return sql;
}

import { TABLE_NAMES, WHO } from "./catalog";
import type { ShellDatabase } from "./database";
import { explainError, type SqlError } from "./explain-error";
import { mayDelete, splitStatements } from "./statements";

const HELP = `A statement ends with a semicolon, and may have many lines.
  \\dt         tables
  \\d TABLE    one table: columns, indexes, references, row-level security
  \\unsaved    go on without saving what is here before a statement that may delete
  \\?          this list
  \\q          leave; Ctrl-D does too
Ctrl-C ends the statement that runs, or clears what was typed. Names with capital letters stand in quotes: "Tenant".
Rows belong to teams, and row-level security holds for every login that is no superuser. SET ROLE minirag_system; shows them
all; SET ROLE minirag_tenant; SET app.tenant = 'ten_…'; shows those of one team.`;

const FENCED = `Row-level security hides the teams' rows from this login: it finds none. SET ROLE minirag_system; shows them all, and
SET ROLE minirag_tenant; SET app.tenant = 'ten_…'; those of one team.`;
/** A script that becomes one of these knows what it does. */
const KNOWS_ROLES = /\bminirag_(?:system|tenant)\b/i;

export type Shell = ReturnType<typeof createShell>;

/**
 * Takes lines and answers them; knows nothing of terminals.
 * @param save is waited for once, before the first statement that may delete; when it fails, or the shell was stopped
 *   meanwhile, the statement is not carried out
 */
export function createShell(
  database: ShellDatabase,
  say: (text: string) => void,
  complain: (text: string) => void,
  save: () => Promise<void>,
) {
  let buffer = "";
  let hasFailed = false;
  let isSaved = false;
  let isStopped = false;

  async function who() {
    const [row] = await database.rows<{
      login: string;
      database: string;
      version: string;
      seesAll: boolean;
    }>(WHO);
    return row;
  }

  async function attempt(sql: string, work: () => Promise<string>): Promise<void> {
    try {
      say(await work());
    } catch (error) {
      hasFailed = true;
      complain(await explainError(error as SqlError, sql, database.spell));
    }
  }

  async function command(line: string): Promise<"quit" | undefined> {
    const [name = "", argument = ""] = line.split(/\s+/);
    if (name === "\\q") return "quit";
    if (name === "\\?" || name === "\\h") say(HELP);
    else if (name === "\\unsaved") {
      isSaved = true;
      say("From here on nothing is saved first.");
    } else if (name === "\\dt" || (name === "\\d" && argument === "")) await attempt(line, database.tables);
    else if (name === "\\d") {
      await attempt(line, async () => {
        const text = await database.describe(argument);
        if (text === null) throw new Error(`there is no table "${argument}"; \\dt lists them`);
        return text;
      });
    } else {
      hasFailed = true;
      complain(`There is no command ${name}; \\? lists them.`);
    }
    return undefined;
  }

  async function carryOut(sql: string): Promise<string> {
    isStopped = false;
    if (!isSaved && mayDelete(sql)) await saveFirst();
    return database.run(sql);
  }

  /** @throws Error the statement must not be carried out; what stands beside it in its transaction goes with it */
  async function saveFirst(): Promise<void> {
    try {
      await save();
      isSaved = true;
      if (isStopped) throw new Error("it was stopped, so this statement was not carried out");
    } catch (error) {
      if (database.isInTransaction()) await database.breakTransaction();
      throw error;
    }
  }

  /** One line as it was typed. @returns "quit" when it is the wish to leave */
  async function take(line: string): Promise<"quit" | undefined> {
    if (buffer.trim() === "" && line.trim().startsWith("\\")) return command(line.trim());
    const { statements, rest } = splitStatements(`${buffer}${line}\n`);
    buffer = rest.trim() === "" ? "" : rest;
    for (const sql of statements) {
      await attempt(sql, () => carryOut(sql));
      // What was written after it counted on it.
      if (hasFailed) break;
    }
    return undefined;
  }

  return {
    async take(line: string) {
      hasFailed = false;
      return take(line);
    },
    /** All of a script, to its end or its first error; the last semicolon may be missing. @returns whether all went well */
    async runScript(script: string): Promise<boolean> {
      // Otherwise no rows look like no data.
      if (!KNOWS_ROLES.test(script) && !(await who())?.seesAll) complain(FENCED);
      for (const line of script.split("\n")) {
        const wish = await take(line);
        if (hasFailed) return false;
        if (wish === "quit") return true;
      }
      if (buffer !== "") await take(";");
      if (buffer !== "") complain("The last statement ends within a quote or a comment.");
      return !hasFailed && buffer === "";
    },
    clear() {
      buffer = "";
    },
    /** Ends the statement that runs, or keeps the one from running that waits for what is here to be saved. */
    async stop(): Promise<void> {
      isStopped = true;
      await database.cancel().catch(() => {});
    },
    /** `=` waits for a statement, `-` for its end; `*` means that a transaction is open. */
    prompt: () => `minirag${buffer === "" ? "=" : "-"}${database.isInTransaction() ? "*" : ""}> `,
    async greet(): Promise<void> {
      const me = await who();
      say(
        `PostgreSQL ${me?.version}, database ${me?.database}, as ${me?.login}, who may write. \\? for help.`,
      );
      if (!me?.seesAll) say(FENCED);
    },
    tableNames: async () => (await database.rows<{ name: string }>(TABLE_NAMES)).map(({ name }) => name),
  };
}

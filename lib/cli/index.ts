import { type Command, type Surroundings, UsageError } from "./command";
import { helpText } from "./help";

const COMMANDS: Record<string, Command> = {
  "sign-in-link": {
    usage: "[EMAIL]",
    summary: "a link that signs this person in once; without EMAIL, the first owner who has no password yet",
    load: () => import("./sign-in-link"),
  },
  "reset-password-link": {
    usage: "EMAIL",
    summary: "a link to choose a new password, for whoever gets no mail",
    load: () => import("./reset-password-link"),
  },
  "remove-second-factor": {
    usage: "EMAIL",
    summary: "takes the second factor off whoever lost both device and recovery codes",
    load: () => import("./remove-second-factor"),
  },
  "make-operator": {
    usage: "EMAIL",
    summary: "lets this person into the operator's console",
    load: () => import("./make-operator"),
  },
  "rotate-keys": {
    usage: "",
    summary: "seals every stored secret with the newest of ENCRYPTION_KEYS",
    load: () => import("./rotate-keys"),
  },
  doctor: {
    usage: "[--only-look]",
    summary: "checks that everything is as it must be, repairs what it can, and says what it did",
    load: () => import("./doctor"),
  },
  "widget-doctor": {
    usage: "PAGE --bot BOT",
    summary: "looks at a page that should show this bot's chat, and prints the exact lines to change",
    load: () => import("./widget-doctor"),
  },
  backup: {
    usage: "[FILE]",
    summary: "everything in one file: rows, originals, sums; by default under backups in the data folder",
    load: () => import("./backup"),
  },
  restore: {
    usage: "FILE [--yes]",
    summary:
      "puts a backup in the place of all that is here; what is here is saved before, and nothing may run",
    isAlone: true,
    load: () => import("./backup/restore/command"),
  },
  "create-index": {
    usage: "NAME [--dimensions N] [--cloud aws --region us-east-1] [--two]",
    summary: "makes a search index at Pinecone, and prints the lines that tell MiniRAG of it",
    load: () => import("./create-index"),
  },
  "db-shell": {
    usage: '[-c "SQL"] [--no-backup]',
    summary:
      "SQL at the database, as the login of the migrations; what is here is saved before the first statement that may delete; SET ROLE minirag_system shows it every team's rows",
    load: () => import("./db-shell"),
  },
};

type Reach = (command: string, isAlone: boolean) => Promise<Surroundings & { close(): Promise<void> }>;

/** Carries out one command line. `reach` finds the database, or starts it. @returns the exit code */
export async function main([name = "help", ...args]: readonly string[], reach: Reach): Promise<number> {
  if (/^(help|--help|-h)$/.test(name) || args.includes("--help")) {
    console.log(helpText(COMMANDS));
    return 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    console.error(`There is no command "${name}".\n\n${helpText(COMMANDS)}`);
    return 1;
  }
  const { run } = await command.load();
  const { close, ...surroundings } = await reach(`npm run minirag -- ${name}`, command.isAlone ?? false);
  try {
    return await run(args, surroundings);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message}\nUsage: npm run minirag -- ${name} ${command.usage}`.trimEnd());
    return 1;
  } finally {
    await close();
  }
}

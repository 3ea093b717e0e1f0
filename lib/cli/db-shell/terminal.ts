import { createInterface } from "node:readline";
import type { ShellDatabase } from "./database";
import type { Shell } from "./shell";

/** Reads lines from a terminal until somebody leaves. */
export async function converse(shell: Shell, database: ShellDatabase): Promise<void> {
  await shell.greet();
  const names = await shell.tableNames();
  const input = createInterface({
    input: process.stdin,
    output: process.stdout,
    completer: (line: string) => completeTable(line, names),
  });
  let isBusy = false;
  input.on("SIGINT", () => {
    if (isBusy) return void shell.stop();
    shell.clear();
    process.stdout.write("\n");
    ask();
  });
  const ask = () => {
    input.setPrompt(shell.prompt());
    input.prompt();
  };
  // A pasted text comes as many lines at once; each waits for the one before it.
  let last = Promise.resolve();
  await new Promise<void>((resolve) => {
    input.on("close", () => last.then(resolve));
    input.on("line", (line) => {
      last = last.then(async () => {
        isBusy = true;
        const wish = await shell.take(line);
        isBusy = false;
        if (database.isLost())
          console.error("The database went away. Start the shell again when it is back.");
        if (wish === "quit" || database.isLost()) input.close();
        else ask();
      });
    });
    ask();
  });
  process.stdout.write("\n");
}

/** Completes the last word to names of tables, with the quotes they need. */
export function completeTable(line: string, names: readonly string[]): [string[], string] {
  const word = /"?\w*$/.exec(line)?.[0] ?? "";
  const plain = word.replace('"', "").toLowerCase();
  if (plain === "") return [[], word];
  return [names.filter((name) => name.replace('"', "").toLowerCase().startsWith(plain)), word];
}

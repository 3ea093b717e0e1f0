import path from "node:path";
import { createInterface } from "node:readline/promises";
import { getDeployment, getLog, getPorts } from "@/lib/adapters";
import { newId } from "@/lib/core/ids";
import { closeDatabase } from "@/lib/db";
import { readEnv } from "@/lib/env";
import { type Run, UsageError } from "../../command";
import { backupFolder } from "../place";
import { refusable } from "../refusable";
import { restoreBackup } from ".";
import { assertNobodyElse } from "./alone";
import { orphanLines } from "./orphans";

export const run: Run = async (args) => {
  const files = args.filter((arg) => arg !== "--yes");
  const [named] = files;
  if (!named || files.length > 1 || named.startsWith("-")) throw new UsageError("Name one file.");
  if (!args.includes("--yes") && !(await isMeant())) return 1;
  const { core, db } = readEnv();
  const open = {
    ...{ ports: getPorts(), log: getLog(), requestId: newId("request"), address: null },
    ...getDeployment(),
    now: () => new Date(),
  };
  const target = {
    ...{ url: db.migrationUrl, open, folder: backupFolder(core.dataDir), assertFree: assertNobodyElse },
    tell: (line: string) => console.log(line),
  };
  return refusable(async () => {
    const { manifest, files, snapshot, orphans } = await restoreBackup(target, path.resolve(named));
    console.log(`\nEverything is as it was at ${manifest.takenAt}, with ${files} files.`);
    console.log("What was revoked or erased since stays so; everybody has to sign in again.");
    if (snapshot) console.log(`What was here before is in ${snapshot}.`);
    for (const line of orphanLines(orphans)) console.error(line);
    console.log("Start with `npm start`: the search index is made anew by itself, from what is here.");
    return 0;
  }).finally(closeDatabase);
};

async function isMeant(): Promise<boolean> {
  if (!process.stdin.isTTY)
    throw new UsageError("It replaces everything that is here. Say --yes if that is what you want.");
  const input = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await input.question("This replaces everything that is here. Go on? (yes/no) ");
  input.close();
  return answer.trim().toLowerCase() === "yes";
}

import path from "node:path";
import { getPorts } from "@/lib/adapters";
import { closeDatabase } from "@/lib/db";
import { readEnv } from "@/lib/env";
import { type Run, UsageError } from "../command";
import { assertFolder } from "./archive/place";
import { createBackup } from "./dump";
import { backupFolder, stamp } from "./place";
import { refusable } from "./refusable";

export const run: Run = async ([named, ...rest]) => {
  if (rest.length > 0 || named?.startsWith("-")) throw new UsageError("Name one file, or none.");
  const { core, db } = readEnv();
  const now = () => new Date();
  const file = path.resolve(named ?? path.join(backupFolder(core.dataDir), `minirag-${stamp(now())}.backup`));
  const source = { url: db.migrationUrl, ports: getPorts(), tell: (line: string) => console.log(line), now };
  return refusable(async () => {
    if (named) await assertFolder(file);
    const { files, takenAt } = await createBackup(source, file);
    console.log(`\nEverything as it was at ${takenAt} is in ${file}.`);
    console.log("What it was sealed with is not: keep ENCRYPTION_KEYS (or secrets.json) somewhere else.");
    if (files.vanished.length > 0)
      console.log(`${files.vanished.length} files were deleted meanwhile and are not in it.`);
    if (files.lost.length === 0) return 0;
    console.error(
      `${files.lost.length} originals are not where they should be and could not be saved; \`npm run minirag -- doctor\` tells which, and mends what it can:\n${files.lost.join("\n")}`,
    );
    return 1;
  }).finally(closeDatabase);
};

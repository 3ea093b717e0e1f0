import path from "node:path";
import { getPorts } from "@/lib/adapters";
import { createBackup } from "../backup/dump";
import { backupFolder, stamp } from "../backup/place";

/** Below that nobody wonders whether it still works. */
const SILENT_MS = 3_000;

/** Saves what is here as a backup does. @throws Error that says why not, and what to do */
export async function saveBefore(
  url: string,
  dataDir: string,
  complain: (line: string) => void,
): Promise<void> {
  const now = () => new Date();
  const since = Date.now();
  const tell = (line: string) => {
    if (Date.now() - since > SILENT_MS) complain(line);
  };
  const file = path.join(backupFolder(dataDir), `before-sql-${stamp(now())}.backup`);
  complain("What is here now is saved first …");
  const { files } = await createBackup({ url, ports: getPorts(), tell, now }, file).catch((thrown: Error) => {
    const why = thrown.message.replace(/\.?$/, ".");
    throw new Error(
      `What is here could not be saved, so this statement was not carried out: ${why} \\unsaved, or --no-backup at the start, goes on without.`,
    );
  });
  complain(`It is in ${file}.`);
  if (files.lost.length > 0)
    complain(`${files.lost.length} originals were lost before, and are not in it: npm run minirag -- doctor`);
}

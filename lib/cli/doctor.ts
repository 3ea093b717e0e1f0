import { getDeployment, getLog, getPorts } from "@/lib/adapters";
import { newId } from "@/lib/core/ids";
import { closeDatabase } from "@/lib/db";
import { type Examination, examine } from "@/lib/services/upkeep";
import { type Run, UsageError } from "./command";
import { linesOf } from "./doctor-report";

export const run: Run = async (args, { isRunning }) => {
  const isRepairing = !args.includes("--only-look");
  if (args.some((arg) => arg !== "--only-look"))
    throw new UsageError("It knows --only-look, and nothing else.");
  const open = {
    ...{ ports: getPorts(), log: getLog(), requestId: newId("request"), address: null },
    ...getDeployment(),
    now: () => new Date(),
  };
  const examination = await examine(open, { isRepairing }).finally(closeDatabase);
  return report(examination, { isRepairing, isRunning });
};

function report(
  examination: Examination,
  { isRepairing, isRunning }: { isRepairing: boolean; isRunning: boolean },
): number {
  for (const line of linesOf(examination)) console.log(line);
  const { findings } = examination;
  if (isRepairing && !isRunning && findings.some(({ repair }) => repair)) {
    console.log("What takes longer is queued, and goes on with the next `npm start`.");
  }
  return findings.some(({ repair }) => repair === null || !isRepairing) ? 1 : 0;
}

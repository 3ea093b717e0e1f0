import { getDeployment, getLog, getPorts } from "@/lib/adapters";
import { newId } from "@/lib/core/ids";
import { closeDatabase } from "@/lib/db";
import { type Examination, examine } from "@/lib/services/upkeep";
import { type Run, UsageError } from "./command";

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
  { tenants, documents, findings }: Examination,
  { isRepairing, isRunning }: { isRepairing: boolean; isRunning: boolean },
): number {
  for (const { tenant, subject, problem, repair } of findings) {
    console.log(
      `${repair ? "~" : "✗"} ${tenant}, ${subject}: ${problem}; ${repair ?? "this is for people to mend"}`,
    );
  }
  console.log(
    `Looked at ${documents} documents of ${tenants} teams: ${findings.length} things were not right.`,
  );
  if (isRepairing && !isRunning && findings.some(({ repair }) => repair)) {
    console.log("What takes longer is queued, and goes on with the next `npm start`.");
  }
  return findings.some(({ repair }) => repair === null || !isRepairing) ? 1 : 0;
}

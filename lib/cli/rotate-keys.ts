import { getLog, getPorts } from "@/lib/adapters";
import { closeDatabase } from "@/lib/db";
import { resealSecrets } from "@/lib/services/connections";
import { type Run, UsageError } from "./command";

export const run: Run = async (args) => {
  if (args.length > 0) throw new UsageError("Nothing stands behind it.");
  const ctx = { ports: getPorts(), log: getLog() };
  const { resealed, unreadable } = await resealSecrets(ctx).finally(closeDatabase);
  console.log(`${resealed} secrets were sealed again, with the newest of ENCRYPTION_KEYS.`);
  if (unreadable === 0) {
    console.log("None needs an older key any more; those can leave ENCRYPTION_KEYS.");
    return 0;
  }
  console.error(
    `${unreadable} cannot be read with any of the keys. Put back the key they were sealed with, and run this again.`,
  );
  return 1;
};

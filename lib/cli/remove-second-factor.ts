import { newId } from "@/lib/core/ids";
import { closeDatabase } from "@/lib/db";
import { dropSecondFactor } from "@/lib/services/admin";
import type { Run } from "./command";
import { nobody, onlyEmail } from "./only-email";

export const run: Run = async (args) => {
  const email = onlyEmail(args);
  const ctx = { address: null, requestId: newId("request") };
  if (!(await dropSecondFactor(ctx, email).finally(closeDatabase))) return nobody(email);
  console.log(`${email} signs in without a second factor now, until they set up another.`);
  return 0;
};

import { newId } from "@/lib/core/ids";
import { closeDatabase } from "@/lib/db";
import { makeOperator } from "@/lib/services/admin";
import type { Run } from "./command";
import { nobody, onlyEmail } from "./only-email";

export const run: Run = async (args) => {
  const email = onlyEmail(args);
  const ctx = { address: null, requestId: newId("request") };
  if (!(await makeOperator(ctx, email).finally(closeDatabase))) return nobody(email);
  console.log(`${email} runs this deployment now: its console is at /admin.`);
  return 0;
};

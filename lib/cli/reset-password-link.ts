import { closeDatabase } from "@/lib/db";
import { makeResetLink } from "@/lib/services/accounts";
import { type Run, UsageError } from "./command";
import { printLink } from "./print-link";

const now = () => new Date();

export const run: Run = async ([email, ...rest], surroundings) => {
  if (!email || rest.length > 0) throw new UsageError("Name one e-mail address.");
  const link = await makeResetLink({ now }, email, surroundings.publicUrl).finally(closeDatabase);
  if (!link) {
    console.error(`Nobody has the e-mail ${email} here.`);
    return 1;
  }
  printLink(
    `Whoever opens this chooses a new password for ${email}; it works once, within 30 minutes:`,
    link,
    surroundings,
  );
  return 0;
};

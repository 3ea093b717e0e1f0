import { closeDatabase } from "@/lib/db";
import { makeLink } from "@/lib/services/accounts";
import { ownerSignInLink } from "@/lib/services/setup";
import { type Run, UsageError } from "./command";
import { nobody } from "./only-email";
import { printLink } from "./print-link";

const now = () => new Date();

export const run: Run = async ([email, ...rest], surroundings) => {
  if (rest.length > 0) throw new UsageError("Name one e-mail address, or none for the first owner.");
  const ctx = { now, publicUrl: surroundings.publicUrl };
  const making = email ? makeLink(ctx, "sign_in", email) : ownerSignInLink(ctx);
  const link = await making.finally(closeDatabase);
  if (!link && email) return nobody(email);
  if (!link) {
    console.error("The first owner has a password, or is not there yet. Name an e-mail.");
    return 1;
  }
  const who = email ?? "the owner";
  printLink(`Whoever opens this is signed in as ${who}; it works once, within 24 hours:`, link, surroundings);
  return 0;
};

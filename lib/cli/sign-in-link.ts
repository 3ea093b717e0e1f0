import { closeDatabase } from "@/lib/db";
import { ownerSignInLink, signInLinkFor } from "@/lib/services/setup";
import { type Run, UsageError } from "./command";
import { printLink } from "./print-link";

const now = () => new Date();

export const run: Run = async ([email, ...rest], surroundings) => {
  if (rest.length > 0) throw new UsageError("Name one e-mail address, or none for the first owner.");
  const { publicUrl } = surroundings;
  const making = email ? signInLinkFor({ now }, email, publicUrl) : ownerSignInLink({ now }, publicUrl);
  const link = await making.finally(closeDatabase);
  if (!link) {
    console.error(
      email
        ? `Nobody has the e-mail ${email} here.`
        : "The first owner has a password, or is not there yet. Name an e-mail.",
    );
    return 1;
  }
  const who = email ?? "the owner";
  printLink(`Whoever opens this is signed in as ${who}; it works once, within 24 hours:`, link, surroundings);
  return 0;
};

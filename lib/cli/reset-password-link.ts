import { closeDatabase } from "@/lib/db";
import { makeLink } from "@/lib/services/accounts";
import type { Run } from "./command";
import { nobody, onlyEmail } from "./only-email";
import { printLink } from "./print-link";

const now = () => new Date();

export const run: Run = async (args, surroundings) => {
  const email = onlyEmail(args);
  const { publicUrl } = surroundings;
  const link = await makeLink({ now, publicUrl }, "password_reset", email).finally(closeDatabase);
  if (!link) return nobody(email);
  const what = `Whoever opens this chooses a new password for ${email}; it works once, within 24 hours:`;
  printLink(what, link, surroundings);
  return 0;
};

import { UsageError } from "./command";

/** The one argument of commands about a person. @throws UsageError for none, and for more */
export function onlyEmail([email, ...rest]: readonly string[]): string {
  if (!email || rest.length > 0) throw new UsageError("Name one e-mail address.");
  return email;
}

/** Says that there is nobody of that name. @returns the exit code */
export function nobody(email: string): number {
  console.error(`Nobody has the e-mail ${email} here.`);
  return 1;
}

import { type Issue, validationFailed } from "@/lib/core/errors";
import type { Mail } from "./port";

/** All that could end a header line, for any reader: control characters and Unicode's own line and paragraph ends. */
const LINE_BREAKING = /[\p{Cc}\u2028\u2029]/u;
/** One address, with nothing that a header could read as a second one, a comment or a name (RFC 5322, 3.4). */
const ADDRESS = /^[^\s@,;:<>()[\]"\\]{1,64}@[^\s@,;:<>()[\]"\\]{1,190}$/;

const ID = /^\w{1,64}$/;

/** Refuses a mail that could smuggle in a header or another recipient. @throws AppError validation_failed */
export function assertMail({ to, subject, replyTo, id }: Mail): void {
  const issues: Issue[] = [];
  if (!isAddress(to)) issues.push({ path: ["to"], message: "This is no address." });
  if (replyTo !== undefined && !isAddress(replyTo))
    issues.push({ path: ["replyTo"], message: "This is no address." });
  if (LINE_BREAKING.test(subject)) issues.push({ path: ["subject"], message: "This must be a single line." });
  if (id !== undefined && !ID.test(id)) issues.push({ path: ["id"], message: "This is no id." });
  if (issues.length > 0) throw validationFailed(issues);
}

const isAddress = (text: string) => ADDRESS.test(text) && !LINE_BREAKING.test(text);

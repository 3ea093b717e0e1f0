import type { DocumentDto } from "@/lib/schemas/source";

type Child = Pick<DocumentDto, "parentName">;

/** Says where a document came in: `in files.zip`, `attached to mail.eml`; null for what was added itself. */
export function cameIn({ parentName }: Child): string | null {
  if (parentName === null) return null;
  return `${preposition(parentName)} ${parentName}`;
}

/** The words before the name of the mail or archive, for where the name is a link. */
export function preposition(parentName: string): string {
  return /\.(eml|msg)$/i.test(parentName) ? "attached to" : "in";
}

import type { PackedFile } from "../formats/format";

/** What a mail carries beside its text, before it is told what of it is worth taking. */
export type Part = PackedFile & {
  /** It shows within the text, or is of no use to people without their mail program. */
  isPartOfText: boolean;
};

const SIGNATURES = new Set([
  "application/pgp-signature",
  "application/pkcs7-signature",
  "application/x-pkcs7-signature",
  "application/pgp-keys",
]);
const PICTURE_NAME = /\.(png|jpe?g|gif|bmp|webp|avif|svg|ico|heic|tiff?|emf|wmf)$/i;

/** Logos and photographs: a mail has them by the dozen, and nothing can be read in them. */
function isPicture({ name, contentType }: PackedFile): boolean {
  return contentType?.startsWith("image/") === true || PICTURE_NAME.test(name);
}

function isSignature({ contentType }: PackedFile): boolean {
  return contentType !== null && SIGNATURES.has(contentType);
}

/**
 * The names that the text of the mail gives: of what was attached on purpose and does not become a document. Those that
 * do have their names as titles; in here too, they would be quoted in place of what they say.
 */
export function namesOf(parts: readonly Part[], areTaken: boolean): string {
  const named = parts.filter(
    (part) =>
      !part.isPartOfText && !isSignature(part) && part.content.length > 0 && !(areTaken && isDocument(part)),
  );
  return named.map((part) => part.name).join(", ");
}

function isDocument(part: Part): boolean {
  return part.content.length > 0 && !isPicture(part) && !isSignature(part) && !part.isPartOfText;
}

/** What becomes documents of its own. Mail programs often state a wrong type, so it counts only where the name is silent. */
export function documentsOf(parts: readonly Part[]): PackedFile[] {
  return parts.filter(isDocument).map(({ name, contentType, content }) => ({
    name,
    contentType: /\.[a-z0-9]{1,10}$/i.test(name) ? null : contentType,
    content,
  }));
}

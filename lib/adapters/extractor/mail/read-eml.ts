import PostalMime, { type Address, type Attachment, type Email } from "postal-mime";
import type { DocumentBuilder } from "../document/document-builder";
import { ReadingError } from "../document/reading-error";
import type { Attach } from "../formats/format";
import { documentsOf, namesOf, type Part } from "./attached";
import { toAddress, toMailDate, writeMail } from "./mail";

const OPTIONS = { forceRfc822Attachments: true, maxNestingDepth: 50 };
const SEALED = /^application\/(pgp-encrypted|(x-)?pkcs7-mime)$/;

/** A mail as programs exchange it (RFC 5322). Mails that are attached to it stay whole. */
export async function readEml(
  bytes: Uint8Array,
  builder: DocumentBuilder,
  attach: Attach | null,
): Promise<void> {
  const email = await PostalMime.parse(bytes, OPTIONS);
  const text = email.text ?? "";
  if (isSealed(email)) throw sealed();
  const parts = await Promise.all(email.attachments.map(toPart));
  const facts = [
    ["From", addresses(email.from ? [email.from] : [])],
    ["To", addresses(email.to)],
    ["Cc", addresses(email.cc)],
    ["Date", toMailDate(email.headers.find(({ key }) => key === "date")?.value ?? "")],
    ["Also attached", namesOf(parts, attach !== null)],
  ] as const;
  writeMail({ subject: email.subject ?? "", facts, text, html: email.html ?? "" }, builder);
  if (attach) for (const file of documentsOf(parts)) await attach(file);
}

/** What a mail that only its recipients can open is answered with. */
export function sealed(): ReadingError {
  return new ReadingError(
    "encrypted",
    "This mail is encrypted. Open it in your mail program, save its text as a file, and add that.",
  );
}

function isSealed({ text = "", html = "", attachments }: Email): boolean {
  if (text.trimStart().startsWith("-----BEGIN PGP MESSAGE-----")) return true;
  return (
    text.trim() === "" && html.trim() === "" && attachments.some(({ mimeType }) => SEALED.test(mimeType))
  );
}

async function toPart({
  filename,
  mimeType,
  content,
  disposition,
  related,
  contentId,
}: Attachment): Promise<Part> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content);
  const isPicture = mimeType.startsWith("image/");
  return {
    name: filename ?? (await nameOf(mimeType, bytes)),
    contentType: mimeType,
    content: bytes,
    isPartOfText: isPicture && (related === true || disposition === "inline" || contentId !== undefined),
  };
}

async function nameOf(mimeType: string, content: Uint8Array): Promise<string> {
  if (mimeType === "text/calendar") return "invitation.ics";
  if (mimeType !== "message/rfc822") return "attachment";
  const { subject } = await PostalMime.parse(content, OPTIONS);
  return `${subject?.replaceAll(/[\\/]/g, " ") || "attached mail"}.eml`;
}

function addresses(list: readonly Address[] = []): string {
  return list
    .map(({ name, address, group }) => (group ? `${name}: ${addresses(group)}` : toAddress(name, address)))
    .join(", ");
}

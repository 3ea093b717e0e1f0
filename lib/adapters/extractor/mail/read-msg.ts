import { decompressRTF } from "@kenjiuno/decompressrtf";
import msgReader, { type FieldsData } from "@kenjiuno/msgreader";
import type { DocumentBuilder } from "../document/document-builder";
import type { Attach } from "../formats/format";
import { decodeHtml } from "../html/decode-html";
import { documentsOf, namesOf, type Part } from "./attached";
import { toAddress, toMailDate, writeMail } from "./mail";
import { sealed } from "./read-eml";

type MsgReader = InstanceType<typeof msgReader>;

/** In the bundle of the reading process the default export is the whole module, of which the types know nothing. */
const MsgReader = (msgReader as { default?: typeof msgReader }).default ?? msgReader;

/** Windows code pages that need no second look: UTF-16, UTF-8, and the one that is assumed. */
const USUAL_CODE_PAGES = new Set([1200, 1252, 65001]);

/** A mail as Outlook saves it. Mails that are attached to it become files of the same kind. */
export async function readMsg(
  bytes: Uint8Array,
  builder: DocumentBuilder,
  attach: Attach | null,
): Promise<void> {
  const { reader, mail } = open(bytes);
  const parts = (mail.attachments ?? []).map((attachment) => toPart(reader, attachment));
  const text = mail.body ?? "";
  const html = mail.bodyHtml ?? (mail.html ? decodeHtml(mail.html, charsetOf(mail.internetCodepage)) : "");
  if (isSealed(mail, text + html)) throw sealed();
  const rtf = (text + html).trim() === "" && mail.compressedRtf ? unpackRtf(mail.compressedRtf) : "";
  const facts = [
    ["From", toAddress(mail.senderName ?? "", addressOf(mail.senderSmtpAddress, mail.senderEmail))],
    ["To", recipients(mail, "to")],
    ["Cc", recipients(mail, "cc")],
    ["Date", toMailDate(mail.clientSubmitTime ?? mail.messageDeliveryTime ?? "")],
    ["Also attached", namesOf(parts, attach !== null)],
  ] as const;
  writeMail({ subject: mail.subject ?? "", facts, text, html, rtf }, builder);
  if (attach) for (const file of documentsOf(parts)) await attach(file);
}

function open(bytes: Uint8Array): { reader: MsgReader; mail: FieldsData } {
  const first = parse(bytes);
  const codePage = first.mail.messageCodepage;
  if (codePage === undefined || USUAL_CODE_PAGES.has(codePage)) return first;
  return parse(bytes, charsetOf(codePage) ?? undefined);
}

/** @throws when it is damaged */
function parse(bytes: Uint8Array, ansiEncoding?: string): { reader: MsgReader; mail: FieldsData } {
  const reader = new MsgReader(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (ansiEncoding) reader.parserConfig = { ansiEncoding };
  const mail = reader.getFileData();
  if (mail.error) throw new Error(mail.error);
  return { reader, mail };
}

const RTF_HEADER = 16;

/** The body as old versions of Outlook wrote it alone; its characters are bytes. @throws when it is damaged */
function unpackRtf(packed: Uint8Array): string {
  const bytes = Buffer.from(packed);
  if (bytes.length < RTF_HEADER) throw new Error("There is no whole header before the text.");
  // What it says of its own length is believed by the library: more than there is would be read for ever.
  bytes.writeInt32LE(Math.min(Math.max(0, bytes.readInt32LE(0)), bytes.length - 4), 0);
  return Buffer.from(decompressRTF([...bytes])).toString("latin1");
}

function charsetOf(codePage: number | undefined): string | null {
  if (codePage === undefined) return null;
  return codePage === 65001 ? "utf-8" : `windows-${codePage}`;
}

function toPart(reader: MsgReader, attachment: FieldsData): Part {
  const { content } = reader.getAttachment(attachment);
  const { innerMsgContentFields, fileName, fileNameShort, name, attachMimeTag } = attachment;
  const subject = innerMsgContentFields?.subject ?? name ?? "attached mail";
  return {
    name: attachment.innerMsgContent
      ? `${subject.replaceAll(/[\\/]/g, " ")}.msg`
      : (fileName ?? fileNameShort ?? name ?? "attachment"),
    contentType: attachMimeTag?.toLowerCase() ?? null,
    content,
    isPartOfText: attachment.attachmentHidden === true,
  };
}

/** Protected for certain people, by S/MIME or by rights management: the mail proper is an attachment then. */
function isSealed({ messageClass = "", attachments = [] }: FieldsData, text: string): boolean {
  const names = attachments.map(({ fileName }) => fileName?.toLowerCase());
  if (names.includes("message.rpmsg")) return true;
  return text.trim() === "" && (/SMIME/i.test(messageClass) || names.includes("smime.p7m"));
}

/** Exchange's own addresses say nothing to people. */
function addressOf(...candidates: (string | undefined)[]): string {
  return candidates.find((candidate) => candidate?.includes("@")) ?? "";
}

function recipients({ recipients: all = [] }: FieldsData, type: "to" | "cc"): string {
  return all
    .filter(({ recipType }) => recipType === type)
    .map(({ name = "", smtpAddress, email }) => toAddress(name, addressOf(smtpAddress, email)))
    .join(", ");
}

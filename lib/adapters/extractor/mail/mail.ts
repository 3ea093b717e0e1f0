import type { DocumentBuilder } from "../document/document-builder";
import { readHtml } from "../html/read-html";
import { readRtf } from "../rtf/read-rtf";
import { writePlainText } from "../text/write-plain-text";

/** A mail as both kinds of mail files are read. */
export type Mail = {
  subject: string;
  /** Who and when, in the order in which they are written; blank ones are left out. */
  facts: readonly (readonly [label: string, value: string])[];
  text: string;
  html: string;
  /** Where it has neither of both; its characters are bytes. */
  rtf?: string;
};

/** Writes a mail as people read it: subject, who and when, then what was said, with the history that is quoted in it. */
export function writeMail({ subject, facts, text, html, rtf = "" }: Mail, builder: DocumentBuilder): void {
  builder.title = subject;
  builder.heading(1, subject);
  const lines = facts.filter(([, value]) => value.trim() !== "");
  builder.paragraph(lines.map(([label, value]) => `${label}: ${value.replace(/\s+/g, " ")}`).join("\n"));
  if (text.trim() !== "") writePlainText(text, "", builder);
  else if (rtf !== "") readRtf(rtf, builder);
  else readHtml(html, builder, { onlyMainContent: false });
}

/** `Alice <alice@example.com>`, or what there is of it. */
export function toAddress(name: string, address: string): string {
  if (name === "" || name === address) return address;
  return address === "" ? name : `${name} <${address}>`;
}

/** A date header in words, in the sender's time; one that cannot be understood stays as it is. */
export function toMailDate(header: string): string {
  const time = Date.parse(header);
  if (Number.isNaN(time)) return header;
  const [, sign = "+", hours = "00", minutes = "00"] = /([+-])(\d\d):?(\d\d)\s*(\(.*\))?$/.exec(header) ?? [];
  const offset = (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  const local = new Date(time + offset);
  const name = (part: Intl.DateTimeFormatOptions) => local.toLocaleString("en", { ...part, timeZone: "UTC" });
  const day = `${name({ weekday: "long" })}, ${local.getUTCDate()} ${name({ month: "long" })} ${local.getUTCFullYear()}`;
  const zone = offset === 0 ? "UTC" : `UTC${sign}${hours}:${minutes}`;
  return `${day}, ${local.toISOString().slice(11, 16)} ${zone}`;
}

import type { Mail } from "../port";

/** Reads a message of one plain text (RFC 5322, 2045, 2047), as far as a mailer may write one. */
export function readMessage(message: string): { headers: Map<string, string>; mail: Mail } {
  const [head = "", ...rest] = message.split("\n\n");
  const unfolded = head.replace(/\n[ \t]/g, " ").split("\n");
  const headers = new Map(unfolded.map((line) => split(line)));
  const body = decode(rest.join("\n\n"), headers.get("content-transfer-encoding"));
  const replyTo = headers.get("reply-to");
  // What we did not name is of nodemailer's making, with dashes.
  const [, id] = /^<(\w+)@/.exec(headers.get("message-id") ?? "") ?? [];
  const mail = {
    to: headers.get("to") ?? "",
    subject: decodeWords(headers.get("subject") ?? ""),
    text: body,
    ...(replyTo !== undefined && { replyTo }),
    ...(id !== undefined && { id }),
  };
  return { headers, mail };
}

function split(line: string): [string, string] {
  const colon = line.indexOf(":");
  return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
}

function decode(body: string, encoding: string | undefined): string {
  if (encoding === "base64") return Buffer.from(body, "base64").toString().replaceAll("\r\n", "\n");
  if (encoding === "quoted-printable") return fromQuotedPrintable(body.replace(/=\n/g, ""));
  return body;
}

function fromQuotedPrintable(text: string): string {
  const bytes = text.replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString();
}

function decodeWords(value: string): string {
  return value
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?UTF-8\?([QB])\?(.*?)\?=/gi, (_, kind: string, text: string) =>
      kind.toUpperCase() === "B"
        ? Buffer.from(text, "base64").toString()
        : fromQuotedPrintable(text.replaceAll("_", " ")),
    );
}

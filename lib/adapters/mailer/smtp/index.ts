import "server-only";
import { createTransport } from "nodemailer";
import { AppError } from "@/lib/core/errors";
import { invariant } from "@/lib/core/invariant";
import { assertMail } from "../assert-mail";
import type { Mailer } from "../port";

type Options = {
  /** `smtp://user:password@host:587` (TLS when the server offers it; `?requireTLS=true` insists) or `smtps://…` (TLS from the start). */
  url: string;
  /** The sender: an address, or `Name <address>`. */
  from: string;
  /** For each step of the conversation: look-up, connection, greeting, every answer. */
  timeoutMs?: number;
};

/** Sends by SMTP, one connection for each mail: they are few, and a connection kept open is one more thing to break. */
export function createSmtpMailer({ url, from, timeoutMs = 15_000 }: Options): Mailer {
  invariant(!/\p{Cc}/u.test(from), "the sender of mails must be a single line");
  const transport = createTransport(withLimits(url, timeoutMs));
  const domain = /@([^\s>]+)/.exec(from)?.[1] ?? "localhost";
  return {
    adapter: "SMTP",
    isReal: true,
    async check() {
      await transport.verify();
      return new URL(url).host;
    },
    async send(mail) {
      assertMail(mail);
      const to = { name: "", address: mail.to };
      const replyTo = mail.replyTo === undefined ? undefined : { name: "", address: mail.replyTo };
      const messageId = mail.id && `<${mail.id}@${domain}>`;
      await transport
        .sendMail({ from, to, replyTo, messageId, subject: mail.subject, text: mail.text, xMailer: false })
        .catch((cause) => {
          throw new AppError("upstream_failed", "The mail server did not take the mail.", { cause });
        });
    },
  };
}

/** nodemailer takes either an address or options, never both; what an operator wrote into the address has to stay. */
function withLimits(url: string, timeoutMs: number): string {
  const address = new URL(url);
  const limits = {
    dnsTimeout: timeoutMs,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  for (const [name, value] of Object.entries(limits)) address.searchParams.set(name, String(value));
  return address.href;
}

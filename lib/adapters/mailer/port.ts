import type { Component } from "../component";

/** `to` is one bare address (`name@example.com`); `text` is plain text, with `\n` at the end of lines. */
export type Mail = {
  to: string;
  subject: string;
  text: string;
  /** One bare address that an answer goes to, in place of the sender's. */
  replyTo?: string;
  /**
   * An id of ours (letters, digits, `_`) that makes the mail's Message-ID the same each time: a mail that is sent again, because
   * nobody could note that it was sent, is known as the same one by the servers and programs that look.
   */
  id?: string;
};

export interface Mailer extends Component {
  /** Whether mail really leaves; false for the outbox on disk. */
  readonly isReal: boolean;
  /**
   * Resolves when the mail is handed over, not when it is read.
   * @throws AppError validation_failed for a recipient that is no address, or line breaks in the subject;
   * upstream_failed when it could not be handed over
   */
  send(mail: Mail): Promise<void>;
}

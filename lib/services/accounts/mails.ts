import type { OpenCtx } from "../_kit";

type Mail = { to: string; subject: string; text: string };
const NOT_YOU = "If it was not you, there is nothing to do.";

/** Where the secret stands behind the "#": browsers keep that part to themselves, so it is in no log and no Referer. */
export const linkTo = (ctx: Pick<OpenCtx, "publicUrl">, page: string, secret: string) =>
  `${ctx.publicUrl}/${page}#${secret}`;

const mail = (to: string, subject: string, ...paragraphs: string[]): Mail => ({
  to,
  subject,
  text: paragraphs.join("\n\n"),
});

export const resetMail = (to: string, link: string) =>
  mail(
    to,
    "Choose a new password",
    "Somebody, probably you, asked for a new password for MiniRAG.",
    `Choose one here within 30 minutes:\n\n${link}`,
    "If it was not you, there is nothing to do: your password stays as it is.",
  );

export const magicMail = (to: string, link: string) =>
  mail(
    to,
    "Your link to sign in",
    `Sign in to MiniRAG here within 30 minutes:\n\n${link}`,
    `The link works once. ${NOT_YOU}`,
  );

export const verificationMail = (to: string, link: string) =>
  mail(
    to,
    "Confirm your e-mail address",
    `Confirm within a day that this address is yours, for MiniRAG:\n\n${link}`,
    NOT_YOU,
  );

/** To the address so far, which may be the only one that its owner still reads. */
export const addressChangesMail = (to: string, wanted: string) =>
  mail(
    to,
    "Your e-mail address is about to change",
    `Your MiniRAG account is to be reached at ${wanted} from now on. It changes when that address is confirmed.`,
    "If it was not you, sign in and change your password: somebody else knows it.",
  );

export const passwordChangedMail = (to: string) =>
  mail(
    to,
    "Your password has changed",
    "The password of your MiniRAG account was changed, and all other devices were signed out.",
    "If it was not you, ask for a new password on the sign-in page at once.",
  );

/** Sends without anybody waiting; that it did not leave is for the log. */
export function sendLater(ctx: OpenCtx, work: () => Promise<Mail | null>): void {
  const send = async () => {
    const made = await work();
    if (made) await ctx.ports.mailer.send(made);
  };
  void send().catch((error) => ctx.log.error({ error }, "a mail was not sent"));
}

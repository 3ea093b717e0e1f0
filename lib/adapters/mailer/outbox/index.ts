import "server-only";
import { randomUUID } from "node:crypto";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Logger } from "@/lib/core/log";
import { assertMail } from "../assert-mail";
import type { Mail, Mailer } from "../port";

/** What one file of the outbox holds; its name begins with the time, so that names sort by age. */
export type WaitingMail = Mail & { date: string };

const KEPT = 200;
/** Our mails, and drafts of mails that a crash left. */
const OURS = /^\d{4}-\d\d-\d\dT[\dZ-]+[0-9a-f]{8}\.json(\.draft)?$/;

/** Keeps mails as JSON files in `folder`, the newest 200, for whoever has no mail server. */
export function createOutboxMailer({ folder, log }: { folder: string; log: Logger }): Mailer {
  let lastTime = 0;

  /** Two mails within one millisecond still get names in their order. */
  function nextTime(): Date {
    lastTime = Math.max(Date.now(), lastTime + 1);
    return new Date(lastTime);
  }

  return {
    adapter: "outbox",
    isReal: false,
    async check() {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      return folder;
    },
    async send(mail) {
      assertMail(mail);
      const date = nextTime();
      const file = await writeMail(folder, { ...mail, date: date.toISOString() });
      log.info({}, `a mail to ${mask(mail.to)} waits in ${file}`);
      await keepNewest(folder);
    },
  };
}

async function writeMail(folder: string, mail: WaitingMail): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const name = `${mail.date.replace(/[:.]/g, "-")}-${randomUUID().slice(0, 8)}.json`;
  const file = path.join(folder, name);
  // The folder is read while it is written: a mail appears whole. Sign-in links are in it, so it is ours alone.
  await writeFile(`${file}.draft`, `${JSON.stringify(mail, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.draft`, file);
  return file;
}

async function keepNewest(folder: string) {
  const names = (await readdir(folder)).filter((name) => OURS.test(name)).sort();
  await Promise.all(names.slice(0, -KEPT).map((name) => rm(path.join(folder, name), { force: true })));
}

/** `anna@example.com` → `a***@example.com` */
function mask(address: string): string {
  return address.replace(/^(.)[^@]*/u, "$1***");
}

import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { type Logger, SILENT } from "@/lib/core/log";
import { mailerContract } from "../contract";
import { createOutboxMailer } from ".";

async function makeOutbox(log: Logger = SILENT) {
  const parent = await mkdtemp(path.join(tmpdir(), "outbox-"));
  onTestFinished(() => rm(parent, { recursive: true }));
  const folder = path.join(parent, "mail");
  const files = async () => (await readdir(folder).catch(() => [])).sort();
  const received = async () => {
    const texts = (await files()).map((name) => readFile(path.join(folder, name), "utf8"));
    return (await Promise.all(texts)).map((text) => JSON.parse(text));
  };
  return { mailer: createOutboxMailer({ folder, log }), folder, files, received };
}

mailerContract("outbox", async () => {
  const { mailer, received } = await makeOutbox();
  const withoutDate = async () => (await received()).map(({ date: _, ...mail }) => mail);
  return { mailer, received: withoutDate };
});

const mail = (subject: string) => ({
  to: "anna@example.com",
  subject,
  text: "https://example.com/secret-link",
});

test("names sort by time, also within a millisecond, and files are for their owner alone", async () => {
  const { mailer, received, files, folder } = await makeOutbox();
  const subjects = Array.from({ length: 50 }, (_, index) => `${index}`);
  for (const subject of subjects) await mailer.send(mail(subject));
  const mails = await received();
  expect(mails.map(({ subject }) => subject)).toEqual(subjects);
  expect(mails.map(({ date }) => date)).toEqual([...mails.map(({ date }) => date)].sort());
  for (const name of await files()) {
    expect(name).toMatch(/^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z-[0-9a-f]{8}\.json$/);
    expect((await stat(path.join(folder, name))).mode & 0o077).toBe(0);
  }
});

test("keeps the newest 200, and leaves files of others alone", async () => {
  const { mailer, received, files, folder } = await makeOutbox();
  await mailer.check();
  const [theirs, crashed] = ["0000-note.json", "2020-01-01T00-00-00-000Z-0123abcd.json.draft"];
  for (const name of [theirs, crashed]) await writeFile(path.join(folder, name), "{}");
  for (let index = 0; index < 205; index++) await mailer.send(mail(`${index}`));
  expect((await files())[0]).toBe(theirs);
  const subjects = (await received()).slice(1).map(({ subject }) => Number(subject));
  expect([subjects.length, subjects[0], subjects.at(-1)]).toEqual([200, 5, 204]);
});

test("the log says that a mail waits and where, and not what is in it", async () => {
  const lines: string[] = [];
  const log = {
    ...SILENT,
    info: (fields: object, message: string) => lines.push(JSON.stringify(fields) + message),
  };
  const { mailer, files, folder } = await makeOutbox(log);
  await mailer.send(mail("Your sign-in link"));
  expect(lines).toEqual([
    `{}a mail to a***@example.com waits in ${path.join(folder, (await files())[0] ?? "")}`,
  ]);
  expect(mailer.isReal).toBe(false);
});

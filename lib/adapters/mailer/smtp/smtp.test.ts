import { describe, expect, test } from "vitest";
import { mailerContract } from "../contract";
import { readMessage } from "../testing/read-message";
import { type Answers, startSmtpServer } from "../testing/smtp-server";
import { createSmtpMailer } from ".";

const FROM = "MiniRAG Test <no-reply@rag.example.com>";
const MAIL = { to: "anna@example.com", subject: "Hello", text: "https://example.com/a\n" };

mailerContract("SMTP", async () => {
  const { url, delivered } = await startSmtpServer();
  const received = async () => delivered.map(({ message }) => readMessage(message).mail);
  return { mailer: createSmtpMailer({ url, from: FROM }), received };
});

test("the envelope names the one recipient, and the head says who sent it", async () => {
  const { url, delivered } = await startSmtpServer();
  const mailer = createSmtpMailer({ url, from: FROM });
  await mailer.send(MAIL);
  expect(delivered.map(({ recipients }) => recipients)).toEqual([["anna@example.com"]]);
  const { headers } = readMessage(delivered[0]?.message ?? "");
  expect(headers.get("from")).toBe(FROM);
  expect(headers.get("content-type")).toContain("text/plain; charset=utf-8");
  expect(headers.get("message-id")).toMatch(/@rag\.example\.com>$/);
  expect(headers.has("x-mailer")).toBe(false);
  expect(await mailer.check()).toBe(new URL(url).host);
  expect(mailer.isReal).toBe(true);
});

test("a mail that is sent again is known as the same one, and others are not", async () => {
  const { url, delivered } = await startSmtpServer();
  const mailer = createSmtpMailer({ url, from: FROM });
  for (const id of ["contact_1", "contact_1", "contact_2"]) await mailer.send({ ...MAIL, id });
  for (let count = 0; count < 2; count++) await mailer.send(MAIL);
  const ids = delivered.map(({ message }) => readMessage(message).headers.get("message-id"));
  const [first, again, other] = ids;
  expect([first, again, other]).toEqual(
    ["contact_1", "contact_1", "contact_2"].map((id) => `<${id}@rag.example.com>`),
  );
  expect(new Set(ids).size).toBe(4);
});

const { SMTP_TEST_URL, SMTP_TEST_FROM, SMTP_TEST_TO } = process.env;
if (SMTP_TEST_URL && SMTP_TEST_FROM && SMTP_TEST_TO)
  test("the server of the environment knows us, and takes a mail", async () => {
    const mailer = createSmtpMailer({ url: SMTP_TEST_URL, from: SMTP_TEST_FROM });
    expect(await mailer.check()).toBe(new URL(SMTP_TEST_URL).host);
    await mailer.send({ ...MAIL, to: SMTP_TEST_TO, subject: "A test of MiniRAG" });
  });

test("files and addresses are not read into a mail", async () => {
  const { url, delivered } = await startSmtpServer();
  const mailer = createSmtpMailer({ url, from: FROM });
  const sneaky = {
    ...MAIL,
    text: { path: "/etc/passwd" },
    attachments: [{ path: "/etc/passwd" }],
    bcc: "eve@example.com",
  };
  await mailer.send(sneaky as unknown as typeof MAIL).catch(() => {});
  expect(JSON.stringify(delivered)).not.toMatch(/root:|eve@/);
});

const AUTH = "250-test\r\n250 AUTH PLAIN";

const FAULTS: [string, Answers][] = [
  ["says nothing", { greeting: null }],
  ["stops answering at EHLO", { EHLO: null, HELO: null }],
  ["stops answering at the recipient", { RCPT: null }],
  ["stops answering at the data", { DATA: null }],
  ["stops answering at the end", { ".": null }],
  ["does not know the recipient", { RCPT: "550 5.1.1 no such user" }],
  ["wants no mail from us", { MAIL: "550 5.7.1 go away" }],
  ["is busy", { greeting: "421 try later" }],
  ["has no room", { DATA: "452 full" }],
  ["refuses the content", { ".": "554 looks like spam" }],
  ["speaks another protocol", { greeting: "HTTP/1.1 400 Bad Request" }],
];

describe.each(FAULTS)("a server that %s", (_, answers) => {
  test("is upstream_failed, and keeps nothing", async () => {
    const { url } = await startSmtpServer(answers);
    const mailer = createSmtpMailer({ url, from: FROM, timeoutMs: 150 });
    await expect(mailer.send(MAIL)).rejects.toMatchObject({
      code: "upstream_failed",
      message: "The mail server did not take the mail.",
      details: undefined,
    });
  });
});

test("a server that is not there is upstream_failed, and its check fails", async () => {
  const mailer = createSmtpMailer({ url: "smtp://127.0.0.1:1", from: FROM });
  await expect(mailer.send(MAIL)).rejects.toMatchObject({ code: "upstream_failed" });
  await expect(mailer.check()).rejects.toThrow();
});

test("signs in with the name and password of the address", async () => {
  const { url, delivered, commands } = await startSmtpServer({ EHLO: AUTH, AUTH: "235 welcome" });
  const mailer = createSmtpMailer({
    url: url.replace("//", "//anna%40example.com:p%40ss:w%2Frd@"),
    from: FROM,
  });
  await mailer.send(MAIL);
  expect(delivered.length).toBe(1);
  const sent = commands.find((command) => command.startsWith("AUTH PLAIN "))?.slice(11) ?? "";
  expect(Buffer.from(sent, "base64").toString()).toBe("\0anna@example.com\0p@ss:w/rd");
});

test("a wrong password is upstream_failed, and is not told on", async () => {
  const { url } = await startSmtpServer({ EHLO: AUTH, AUTH: "535 no" });
  const mailer = createSmtpMailer({ url: url.replace("//", "//anna:secret@"), from: FROM });
  const error = await mailer.send(MAIL).catch((error: unknown) => error);
  expect(error).toMatchObject({ code: "upstream_failed" });
  expect(JSON.stringify([error, `${error}`, Object(error).cause, `${Object(error).cause}`])).not.toContain(
    "secret",
  );
});

test("what the operator writes into the address stays: without TLS nothing is sent where it is asked for", async () => {
  const { url, commands } = await startSmtpServer({ EHLO: AUTH, AUTH: "235 welcome" });
  const insisting = createSmtpMailer({
    url: `${url.replace("//", "//anna:secret@")}/?requireTLS=true`,
    from: FROM,
  });
  await expect(insisting.send(MAIL)).rejects.toMatchObject({ code: "upstream_failed" });
  expect(commands.filter((command) => /^(AUTH|MAIL)/.test(command))).toEqual([]);
});

test("a sender of two lines stops the start", () => {
  expect(() =>
    createSmtpMailer({ url: "smtp://127.0.0.1", from: "a@example.com\r\nBcc: b@example.com" }),
  ).toThrow();
});

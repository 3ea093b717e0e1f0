import { beforeEach, describe, expect, test } from "vitest";
import type { Mail, Mailer } from "./port";

/** A mailer and a look at what it has handed over so far, oldest first. */
export type Watched = { mailer: Mailer; received(): Promise<Mail[]> };

const MAIL: Mail = {
  to: "anna@example.com",
  subject: "Welcome",
  text: "Hello,\n\nhttps://example.com/x?y=1\n",
};

const BAD_ADDRESSES = [
  "",
  "anna",
  "@example.com",
  "anna@",
  "anna@example.com\r\nBcc: eve@example.com",
  "anna@example.com\nBcc: eve@example.com",
  "anna@example.com\r",
  "anna@example.com\0",
  "anna@example.com\u0085Bcc: eve@example.com",
  "anna@example.com\u2028Bcc: eve@example.com",
  "anna@example.com, eve@example.com",
  "anna@example.com;eve@example.com",
  "anna@example.com eve@example.com",
  "Anna <anna@example.com>",
  "<anna@example.com>",
  '"eve@example.com x"@example.com',
  "eve@example.com(comment)@example.com",
  "group:eve@example.com;",
  "anna@example.com>\r\nRCPT TO:<eve@example.com",
  "anna@example.com> SIZE=1",
  "anna@eve@example.com",
  `${"a".repeat(65)}@example.com`,
  `a@${"a".repeat(300)}`,
];
const BAD_SUBJECTS = [
  "a\r\nBcc: eve@example.com",
  "a\nb",
  "a\rb",
  "a\0b",
  "a\tb",
  "a\u0085b",
  "a\u2028b",
  "a\u2029b",
];

/** What every mailer does; `make` gives one that has sent nothing yet. */
export function mailerContract(name: string, make: () => Promise<Watched>) {
  describe(`mailer contract: ${name}`, () => {
    let mailer: Mailer;
    let received: Watched["received"];
    beforeEach(async () => {
      ({ mailer, received } = await make());
    });

    test("hands a mail over as it is", async () => {
      await mailer.send(MAIL);
      expect(await received()).toEqual([MAIL]);
    });

    test.each([
      ["any script", { ...MAIL, subject: "Grüße, 你好 👋", text: "Ünïcödé ✓ مرحبا\n" }],
      [
        "long lines",
        { ...MAIL, subject: "long ".repeat(60).trim(), text: `https://example.com/${"x".repeat(3000)}\n` },
      ],
      ["what looks like commands", { ...MAIL, text: ".\nMAIL FROM:<eve@example.com>\n..\n.\nQUIT\n" }],
      [
        "what looks like headers",
        { ...MAIL, subject: "Bcc: eve@example.com", text: "Bcc: eve@example.com\n\n\nx\n" },
      ],
      ["an address to answer to", { ...MAIL, replyTo: "o'neil+tag@example.org" }],
      ["an id of ours", { ...MAIL, id: "contact_01abc" }],
      ["an odd address", { ...MAIL, to: "o'neil+tag_1%x@sub-domain.example.com" }],
    ])("%s goes through unchanged", async (_, mail) => {
      await mailer.send(mail);
      expect(await received()).toEqual([mail]);
    });

    test("mails sent at once all arrive, each once", async () => {
      const subjects = Array.from({ length: 20 }, (_, index) => `Mail ${index}`);
      await Promise.all(subjects.map((subject) => mailer.send({ ...MAIL, subject })));
      expect((await received()).map(({ subject }) => subject).sort()).toEqual([...subjects].sort());
    });

    test.each(BAD_ADDRESSES)("the address %j is refused", async (to) => {
      await expect(mailer.send({ ...MAIL, to })).rejects.toMatchObject({
        code: "validation_failed",
        details: { issues: [{ path: ["to"] }] },
      });
      expect(await received()).toEqual([]);
    });

    test.each(BAD_ADDRESSES)("the address %j to answer to is refused", async (replyTo) => {
      await expect(mailer.send({ ...MAIL, replyTo })).rejects.toMatchObject({
        code: "validation_failed",
        details: { issues: [{ path: ["replyTo"] }] },
      });
      expect(await received()).toEqual([]);
    });

    test.each(["", "a b", "a>b", "a@b", "a\r\nBcc: eve@example.com", "x".repeat(65)])(
      "the id %j is refused",
      async (id) => {
        await expect(mailer.send({ ...MAIL, id })).rejects.toMatchObject({
          code: "validation_failed",
          details: { issues: [{ path: ["id"] }] },
        });
        expect(await received()).toEqual([]);
      },
    );

    test.each(BAD_SUBJECTS)("the subject %j is refused", async (subject) => {
      await expect(mailer.send({ ...MAIL, subject })).rejects.toMatchObject({
        code: "validation_failed",
        details: { issues: [{ path: ["subject"] }] },
      });
      expect(await received()).toEqual([]);
    });

    test("says that it works", async () => {
      expect(typeof (await mailer.check())).toBe("string");
      expect(await received()).toEqual([]);
    });
  });
}

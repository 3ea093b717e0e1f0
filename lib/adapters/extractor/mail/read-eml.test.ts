import { describe, expect, test } from "vitest";
import { blocksOf, read, readOrThrow, readWithAttachments } from "../testing/read";
import { toMailDate } from "./mail";

const HEADERS = [
  "Received: from mail.example.com by mx.example.com; Mon, 2 Mar 2026 15:05:01 +0100",
  "From: =?utf-8?q?J=C3=B6rg?= <joerg@example.com>",
  "To: Bob <bob@example.com>, Team: carol@example.com, dave@example.com;",
  "Cc: eve@example.com",
  "Subject: Re: =?utf-8?B?w5ZmZm51bmdzemVpdGVu?=",
  "Date: Mon, 2 Mar 2026 15:05:00 +0100",
  "MIME-Version: 1.0",
];

function mail(...lines: string[]): string {
  return [...HEADERS, ...lines].join("\r\n");
}

/** A mail of several parts: `[headers, content]` each. */
function multipart(type: string, ...parts: (readonly [headers: string, content: string])[]): string {
  const bodies = parts.flatMap(([headers, content]) => ["--b1", headers, "", content]);
  return mail(`Content-Type: multipart/${type}; boundary=b1`, "", ...bodies, "--b1--", "");
}

const TEXT = ["Content-Type: text/plain; charset=utf-8", "We open at nine."] as const;

function attached(
  fileName: string,
  content: string,
  type = "application/octet-stream",
  more = "",
): readonly [string, string] {
  const headers = `Content-Type: ${type}\r\nContent-Disposition: attachment; filename="${fileName}"\r\nContent-Transfer-Encoding: base64${more}`;
  return [headers, Buffer.from(content).toString("base64")];
}

describe("a mail", () => {
  test("is its subject, who and when, and its text with the history that is quoted", async () => {
    const text = "We open at nine.\r\n\r\n> When do you open?\r\n> Bob\r\n";
    const document = await readOrThrow(mail("Content-Type: text/plain; charset=utf-8", "", text), "mail.eml");
    expect(document.title).toBe("Re: Öffnungszeiten");
    expect(blocksOf(document)).toEqual([
      "heading1: Re: Öffnungszeiten",
      "paragraph: From: Jörg <joerg@example.com>\nTo: Bob <bob@example.com>, Team: carol@example.com, dave@example.com\nCc: eve@example.com\nDate: Monday, 2 March 2026, 15:05 UTC+01:00",
      "paragraph: We open at nine.",
      "paragraph: > When do you open?\n> Bob",
    ]);
  });

  test("is known by its content when it was sent as a mail and has no ending", async () => {
    const { title } = await readOrThrow(mail("", "Hello."), "message", "message/rfc822");
    expect(title).toBe("Re: Öffnungszeiten");
  });

  test("that is none is read as the text it is", async () => {
    expect((await readOrThrow("Just a note.", "note.eml")).text).toBe("Just a note.");
  });

  test("is read by its text where there is one, else by its HTML", async () => {
    const html = ["Content-Type: text/html; charset=utf-8", "<p>We open at <b>ten</b>.</p>"] as const;
    expect((await readOrThrow(multipart("alternative", TEXT, html), "a.eml")).text).toContain("at nine.");
    expect((await readOrThrow(multipart("alternative", html), "a.eml")).text).toContain("We open at ten.");
  });

  test("in an old encoding is read in it", async () => {
    const bytes = Buffer.from(mail("Content-Type: text/plain; charset=iso-8859-1", "", "Grüße"), "latin1");
    expect((await readOrThrow(bytes, "a.eml")).text).toContain("Grüße");
  });

  test("gives its attachments, and does not name them in its text: they have titles", async () => {
    const { extraction, attachments } = await readWithAttachments(
      multipart(
        "mixed",
        TEXT,
        attached("Prices.csv", "a,b\n1,2", "application/msword"),
        attached("notes", "words", "text/plain"),
      ),
      "a.eml",
    );
    expect(
      attachments.map(({ name, contentType, content }) => [
        name,
        contentType,
        Buffer.from(content).toString(),
      ]),
    ).toEqual([
      ["Prices.csv", null, "a,b\n1,2"],
      ["notes", "text/plain", "words"],
    ]);
    expect(extraction).toMatchObject({
      document: { text: expect.not.stringContaining("attached:") },
    });
  });

  test("passes over pictures and signatures; only pictures that were attached on purpose are named", async () => {
    const { extraction, attachments } = await readWithAttachments(
      multipart(
        "mixed",
        TEXT,
        attached("logo.png", "x", "image/png", "\r\nContent-ID: <logo>"),
        attached("photo.jpg", "x", "image/jpeg"),
        attached("scan.png", "x"),
        attached("smime.p7s", "x", "application/pkcs7-signature"),
        attached("empty.txt", "", "text/plain"),
      ),
      "a.eml",
    );
    expect(attachments).toEqual([]);
    expect(extraction).toMatchObject({
      document: { text: expect.stringContaining("Also attached: photo.jpg, scan.png\n") },
    });
  });

  test("keeps a mail that is attached to it whole, under its subject", async () => {
    const inner = "From: eve@example.com\r\nSubject: Price/list\r\n\r\nTen euros.";
    const { extraction, attachments } = await readWithAttachments(
      multipart("mixed", TEXT, ["Content-Type: message/rfc822", inner]),
      "a.eml",
    );
    expect(attachments.map((file) => file.name)).toEqual(["Price list.eml"]);
    expect(extraction).toMatchObject({ document: { text: expect.not.stringContaining("Ten euros") } });
    const [file] = attachments;
    expect((await readOrThrow(file?.content ?? "", file?.name)).text).toContain("Ten euros.");
  });

  test.each([
    [
      "PGP/MIME",
      multipart(
        "encrypted",
        ["Content-Type: application/pgp-encrypted", "Version: 1"],
        attached("encrypted.asc", "x"),
      ),
    ],
    ["PGP", mail("", "-----BEGIN PGP MESSAGE-----", "", "hQEMA")],
    [
      "S/MIME",
      mail(
        "Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m",
        "Content-Transfer-Encoding: base64",
        "",
        "eA==",
      ),
    ],
  ])("that only its recipients can open is encrypted: %s", async (_, content) => {
    expect(await read(content, "a.eml")).toMatchObject({ ok: false, code: "encrypted" });
  });

  test("with more attachments than anybody sends is too complex", async () => {
    const parts = Array.from({ length: 101 }, (_, index) => attached(`${index}.txt`, "x"));
    const { extraction } = await readWithAttachments(multipart("mixed", TEXT, ...parts), "a.eml");
    expect(extraction).toMatchObject({ ok: false, code: "too_complex" });
  });
});

test.each([
  ["Mon, 2 Mar 2026 23:30:00 -0500 (EST)", "Monday, 2 March 2026, 23:30 UTC-05:00"],
  ["Mon, 02 Mar 2026 14:05:00 GMT", "Monday, 2 March 2026, 14:05 UTC"],
  ["yesterday", "yesterday"],
  ["", ""],
])("the date %j is written as %j", (header, words) => expect(toMailDate(header)).toBe(words));

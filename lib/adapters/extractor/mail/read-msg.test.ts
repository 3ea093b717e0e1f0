import { describe, expect, test } from "vitest";
import { makeMsg } from "../testing/make-msg";
import { blocksOf, read, readOrThrow, readWithAttachments } from "../testing/read";

const MAIL = {
  subject: "Öffnungszeiten",
  sender: { name: "Alice", address: "alice@example.com" },
  to: [
    { name: "Bob", address: "bob@example.com" },
    { name: "carol@example.com", address: "carol@example.com" },
  ],
  cc: [{ name: "Dave", address: "dave@example.com" }],
  sent: "2026-03-02T14:05:00Z",
  text: "Hello Bob,\r\n\r\nwe open at nine.\r\n",
};

describe("a mail of Outlook", () => {
  test("is its subject, who and when, and its text", async () => {
    const document = await readOrThrow(makeMsg(MAIL), "mail.msg");
    expect(document.title).toBe("Öffnungszeiten");
    expect(blocksOf(document)).toEqual([
      "heading1: Öffnungszeiten",
      "paragraph: From: Alice <alice@example.com>\nTo: Bob <bob@example.com>, carol@example.com\nCc: Dave <dave@example.com>\nDate: Monday, 2 March 2026, 14:05 UTC",
      "paragraph: Hello Bob,",
      "paragraph: we open at nine.",
    ]);
  });

  test("is read by its HTML when there is no text", async () => {
    const html =
      "<p>We open at <b>nine</b>.</p><table><tr><td>Mon</td><td>9–17</td></tr><tr><td>Tue</td><td>9–12</td></tr></table>";
    const { text } = await readOrThrow(makeMsg({ ...MAIL, text: undefined, html }), "mail.msg");
    expect(text).toContain("We open at nine.");
    expect(text).toContain("Mon | 9–17");
  });

  /** The example of the format's specification: `{\\rtf1\\ansi\\ansicpg1252\\pard hello world}`. */
  const PACKED = Buffer.from(
    "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0",
    "hex",
  );

  function unpacked(rtf: string): Buffer {
    const header = Buffer.from("00000000000000004d454c4100000000", "hex");
    header.writeUInt32LE(rtf.length + 12, 0);
    header.writeUInt32LE(rtf.length, 4);
    return Buffer.concat([header, Buffer.from(rtf, "latin1")]);
  }

  test("is read by its RTF when there is nothing else, packed or not", async () => {
    const bare = { ...MAIL, text: undefined };
    const { text } = await readOrThrow(makeMsg({ ...bare, rtf: PACKED }), "mail.msg");
    expect(text).toMatch(/\n\nhello world$/);
    const rtf =
      "{\\rtf1\\ansi\\fromhtml1{\\*\\htmltag64 <p>}We open at \\'e4 nine.\\par{\\*\\htmltag72 </p>}}";
    expect((await readOrThrow(makeMsg({ ...bare, rtf: unpacked(rtf) }), "mail.msg")).text).toMatch(
      /\n\nWe open at ä nine\.$/,
    );
    expect((await readOrThrow(makeMsg({ ...MAIL, rtf: PACKED }), "mail.msg")).text).not.toContain("hello");
  });

  test("with a broken RTF ends as damaged, whatever length it claims", async () => {
    const claims = Buffer.from(PACKED);
    claims.writeUInt32LE(0x7fffffff, 0);
    expect((await readOrThrow(makeMsg({ ...MAIL, text: "", rtf: claims }), "mail.msg")).text).toContain(
      "hello",
    );
    for (const rtf of [PACKED.subarray(0, 9), Buffer.alloc(40, 7)])
      expect(await read(makeMsg({ ...MAIL, text: "", rtf }), "mail.msg")).toMatchObject({ code: "damaged" });
  });

  test("gives its attachments, without pictures and what is hidden", async () => {
    const attachments = [
      { fileName: "Prices.csv", content: "a,b\n1,2" },
      { fileName: "photo.jpg", content: "picture" },
      { fileName: "logo.bin", content: "logo", isHidden: true },
    ];
    const { extraction, attachments: taken } = await readWithAttachments(makeMsg({ ...MAIL, attachments }));
    expect(taken.map(({ name, content }) => [name, Buffer.from(content).toString()])).toEqual([
      ["Prices.csv", "a,b\n1,2"],
    ]);
    expect(extraction).toMatchObject({
      document: { text: expect.stringContaining("Also attached: photo.jpg\n") },
    });
  });

  test.each([
    ["smime.p7m", "IPM.Note.SMIME"],
    ["message.rpmsg", "IPM.Note"],
  ])("that only its recipients can open is encrypted: %s", async (fileName, messageClass) => {
    const sealed = makeMsg({ ...MAIL, text: "", messageClass, attachments: [{ fileName, content: "x" }] });
    expect(await read(sealed, "mail.msg")).toMatchObject({ ok: false, code: "encrypted" });
  });

  test("under another name is a mismatch, and half of one is damaged", async () => {
    const bytes = makeMsg({ ...MAIL, attachments: [{ fileName: "a.txt", content: "long ".repeat(5_000) }] });
    expect(await read(bytes, "mail.docx")).toMatchObject({ ok: false, code: "unsupported_type" });
    expect(await read(bytes.subarray(0, 3_000), "mail.msg")).toMatchObject({ ok: false });
  });
});

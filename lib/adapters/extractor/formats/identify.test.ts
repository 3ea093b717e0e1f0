import { describe, expect, it } from "vitest";
import { makeDocx, paragraph } from "../testing/make-docx";
import { makeOle } from "../testing/make-ole";
import { encryptedPdf, onePage } from "../testing/make-pdf";
import { makeZip } from "../testing/make-zip";
import { read } from "../testing/read";
import { FORMATS } from "./registry";

const PDF = onePage("BT /F1 12 Tf 50 700 Td (A page with words) Tj ET");
const DOCX = makeDocx(paragraph("Words in a document"));
const PNG = Buffer.from("89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de", "hex");
const PROGRAM = Buffer.concat([
  Buffer.from("MZ\x90\0\x03\0\0\0\x04\0\0\0\xFF\xFF\0\0", "latin1"),
  Buffer.alloc(200),
]);
const OLE = Buffer.from("d0cf11e0a1b11ae1", "hex");
const PAGE = "<!doctype html><html><body><p>A page with words</p></body></html>";

describe("the format is told by content", () => {
  it.each([
    ["report.pdf", PDF],
    ["", PDF],
    ["download.aspx", PDF],
    ["report.docx", DOCX],
    ["notes.md", "# Words"],
    ["notes.txt", "Words"],
    ["page.html", PAGE],
    ["page.php", PAGE],
    ["data.json", '{"words": 1}'],
    ["README", "Words"],
    ["start.pdf", Buffer.concat([Buffer.from("\r\n \n"), PDF])],
  ])("reads %s", async (name, content) => {
    expect(await read(content, name)).toMatchObject({ ok: true });
  });

  it.each([
    ["invoice.pdf", PNG, "PNG image"],
    ["invoice.pdf", PROGRAM, "program"],
    ["invoice.pdf", "just text", "text file"],
    ["invoice.pdf", DOCX, "Word document"],
    ["invoice.docx", PDF, "PDF"],
    ["invoice.txt", PDF, "PDF"],
    ["picture.png", PDF, "PDF"],
    ["picture.png", '<svg xmlns="http://www.w3.org/2000/svg"><text>Hi</text></svg>', "SVG image"],
    ["picture.svg", '<?xml version="1.0"?>\n<svg><text>Hi</text></svg>', "SVG image"],
    ["setup.exe", "just text", "text file"],
    [
      "drawing.odg",
      makeZip([
        { name: "mimetype", content: "application/vnd.oasis.opendocument.graphics" },
        { name: "content.xml", content: "" },
      ]),
      "OpenDocument",
    ],
    ["letter.docx", makeZip([{ name: "a.txt", content: "text" }]), "ZIP archive"],
    ["text.pdf", "{\\rtf1 Hello}", "RTF"],
    ["old.ppt", makeOle({ "PowerPoint Document": "slides" }), "Save it as .pptx"],
    ["setup.msi", makeOle({ Something: "else" }), "older program"],
    ["noise", Uint8Array.from({ length: 999 }, (_, index) => (index * 7919) % 256), "no kind of document"],
    [
      "both.pdf",
      Buffer.concat([PDF, makeZip([{ name: "a.txt", content: "text" }])]),
      "something else at once",
    ],
    [
      "both.pdf",
      Buffer.from(`%PDF-1.4\n<html><script>alert(1)</script>\n${"x".repeat(50)}`),
      "something else at once",
    ],
  ])("refuses %s that is not what it should be: %#", async (name, content, what) => {
    const extraction = await read(content, name);
    expect(extraction).toMatchObject({ ok: false, code: "unsupported_type" });
    expect(extraction.ok ? "" : extraction.message).toContain(what);
  });

  it("says in a short sentence what to do with what is not read", async () => {
    const noise = Uint8Array.from({ length: 999 }, (_, index) => (index * 7919) % 256);
    const extraction = await read(noise, "noise.bin");
    expect(extraction).toMatchObject({
      message:
        "This file is no kind of document that can be read. Add it as a PDF, Word document or plain text instead.",
    });
  });

  it("calls an archive without files empty, and a page of a website a page", async () => {
    const zip = Buffer.concat([Buffer.from("PK\x05\x06", "latin1"), Buffer.alloc(18)]);
    expect(await read(zip, "a.zip")).toMatchObject({
      code: "empty",
      message: "There are no files in this archive. Check that it is the right one.",
    });
    for (const page of ["", "<html><body><script>1</script></body></html>"])
      expect(await read(page, undefined, "text/html; charset=utf-8")).toMatchObject({
        code: "empty",
        message: expect.stringMatching(/^There is no text on this page\./),
      });
    expect(await read("<p></p>", "a.html", "text/html")).toMatchObject({
      message: expect.stringContaining("in this file"),
    });
  });

  it("compares the declared type with the content, when it says something", async () => {
    expect(await read(PDF, undefined, "application/pdf")).toMatchObject({ ok: true });
    expect(await read(PDF, undefined, "application/octet-stream")).toMatchObject({ ok: true });
    expect(await read(PDF, undefined, "text/html; charset=utf-8")).toMatchObject({
      code: "unsupported_type",
    });
    expect(await read(PAGE, undefined, "application/pdf")).toMatchObject({ code: "unsupported_type" });
    expect(await read(PAGE, undefined, "image/png")).toMatchObject({ code: "unsupported_type" });
    expect(await read("a,b", undefined, "text/csv")).toMatchObject({ ok: true });
  });

  it("lets name and type decide between kinds of text", async () => {
    const kindOf = async (...parameters: Parameters<typeof read>) => {
      const extraction = await read(...parameters);
      return extraction.ok ? extraction.document.blocks[0]?.kind : extraction.code;
    };
    expect(await kindOf("# Title", "a.md")).toBe("heading");
    expect(await kindOf("# Title", "a.txt")).toBe("paragraph");
    expect(await kindOf("# Title", undefined, "text/markdown")).toBe("heading");
    expect(await kindOf("<h1>Title</h1>", undefined, "text/html")).toBe("heading");
    expect(await kindOf("<h1>Title</h1>", "a.txt")).toBe("paragraph");
    expect(await kindOf(PAGE, "README.md", "text/html")).toBe("paragraph");
    expect(await kindOf("key: value", "a.yaml")).toBe("code");
  });

  it("gives every odd file its state and a sentence", async () => {
    const encryptedOffice = makeOle({ EncryptionInfo: "how", EncryptedPackage: "x".repeat(5000) });
    const states: [content: Uint8Array | string, name: string, code: string][] = [
      ["", "a.txt", "empty"],
      ["", "a.pdf", "empty"],
      [" \n\t\n", "a.txt", "empty"],
      ["<html><body><script>1</script></body></html>", "a.html", "empty"],
      [makeDocx(""), "a.docx", "empty"],
      [encryptedPdf(), "a.pdf", "encrypted"],
      [encryptedOffice, "a.docx", "encrypted"],
      [PDF.subarray(0, 60), "a.pdf", "damaged"],
      [DOCX.subarray(0, 300), "a.docx", "damaged"],
      [Buffer.concat([OLE, Buffer.alloc(600)]), "a.doc", "damaged"],
    ];
    for (const [content, name, code] of states) {
      const extraction = await read(content, name);
      expect(extraction).toMatchObject({ ok: false, code });
      expect(extraction.ok ? "" : extraction.message).toMatch(/^[A-Z].{15,}\.$/);
    }
  });

  it("has no extension or media type twice", () => {
    for (const names of [
      FORMATS.flatMap((one) => one.extensions),
      FORMATS.flatMap((one) => one.mediaTypes),
    ]) {
      expect(new Set(names).size).toBe(names.length);
      expect(names.every((name) => name === name.toLowerCase())).toBe(true);
    }
  });
});

import { describe, expect, it } from "vitest";
import { makeEpub } from "../testing/make-epub";
import { makeZip } from "../testing/make-zip";
import { blocksOf, read, readOrThrow } from "../testing/read";

const encryption = (algorithm: string) => ({
  name: "META-INF/encryption.xml",
  content: `<encryption><enc:EncryptedData xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptionMethod Algorithm="${algorithm}"/></enc:EncryptedData></encryption>`,
});

describe("e-books", () => {
  it("are read chapter by chapter in the order of their spine", async () => {
    const book = makeEpub([
      `<h1>One</h1><p>First <a id="x"/>words</p>`,
      "<section><h2>Two</h2><p>Second</p></section>",
    ]);
    const document = await readOrThrow(book, "a.epub");
    expect(document.title).toBe("The & harbour");
    expect(blocksOf(document)).toEqual([
      "heading1: One",
      "paragraph: First words",
      "heading2: Two",
      "paragraph: Second",
    ]);
  });

  it("give a chapter without a heading the one in the table of contents", async () => {
    const ncx = `<ncx><navMap><navPoint><navLabel><text>At sea</text></navLabel><content src="text/c%200.xhtml"/></navPoint></navMap></ncx>`;
    const book = makeEpub(["Words", "<h1>Own</h1>"], [{ name: "OPS/toc.ncx", content: ncx }]);
    expect(blocksOf(await readOrThrow(book))).toEqual([
      "heading1: At sea",
      "paragraph: Words",
      "heading1: Own",
    ]);
  });

  it("end in a stated way when they are protected, pictures or without chapters", async () => {
    const protectedBook = makeEpub(["Words"], [encryption("http://www.w3.org/2001/04/xmlenc#aes128-cbc")]);
    expect(await read(protectedBook)).toMatchObject({ code: "encrypted" });
    const hiddenFonts = makeEpub(["Words"], [encryption("http://www.idpf.org/2008/embedding")]);
    expect(await read(hiddenFonts)).toMatchObject({ ok: true });
    expect(await read(makeEpub(['<img src="a.png"/>']))).toMatchObject({ code: "needs_ocr" });
    expect(await read(makeEpub([]))).toMatchObject({ code: "damaged" });
    const hollow = makeZip([{ name: "META-INF/container.xml", content: "<container/>" }]);
    expect(await read(hollow)).toMatchObject({ code: "damaged" });
  });
});

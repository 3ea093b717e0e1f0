import { describe, expect, test } from "vitest";
import { makeDocx, paragraph } from "../testing/make-docx";
import { makeZip } from "../testing/make-zip";
import { blocksOf, read, readWithAttachments } from "../testing/read";

describe("an archive", () => {
  test("says how many files it has, and gives them with their folders", async () => {
    const bytes = makeZip([
      { name: "Handbook/", content: "" },
      { name: "Handbook/Opening hours.md", content: "Nine to five." },
      { name: "Übersicht.txt", content: "Alles." },
      { name: "../../up.txt", content: "Up." },
      { name: "letter.docx", content: makeDocx(paragraph("Dear Bob")) },
    ]);
    const { extraction, attachments } = await readWithAttachments(bytes, "all.zip");
    if (!extraction.ok) throw new Error(extraction.message);
    expect(blocksOf(extraction.document)).toEqual([
      "paragraph: ZIP archive of 4 files: 2 TXT, 1 DOCX, 1 MD.",
    ]);
    expect(
      attachments.map(({ name, content }) => [name, Buffer.from(content).toString("latin1", 0, 2)]),
    ).toEqual([
      ["Handbook/Opening hours.md", "Ni"],
      ["Übersicht.txt", "Al"],
      ["../../up.txt", "Up"],
      ["letter.docx", "PK"],
    ]);
  });

  test("passes over what systems leave behind", async () => {
    const left = [
      ".DS_Store",
      "a/.git/config",
      "__MACOSX/a/._b.txt",
      "a/Thumbs.db",
      "a/~$letter.docx",
      "a/empty.txt",
    ];
    const parts = left.map((name) => ({ name, content: name.endsWith("empty.txt") ? "" : "x" }));
    const { attachments } = await readWithAttachments(makeZip([...parts, { name: "a/b.txt", content: "b" }]));
    expect(attachments.map((file) => file.name)).toEqual(["a/b.txt"]);
    expect((await readWithAttachments(makeZip(parts))).extraction).toMatchObject({
      ok: false,
      code: "empty",
    });
  });

  test("with a password is encrypted", async () => {
    const bytes = makeZip([
      { name: "a.txt", content: "a" },
      { name: "b.txt", content: "b", isEncrypted: true },
    ]);
    expect((await readWithAttachments(bytes)).extraction).toMatchObject({ ok: false, code: "encrypted" });
  });

  test("packed by a method that is not known is unsupported", async () => {
    const bytes = makeZip([{ name: "a.txt", content: "a", method: 14 }]);
    expect((await readWithAttachments(bytes)).extraction).toMatchObject({
      ok: false,
      code: "unsupported_type",
    });
  });

  test("is too complex when it says that it unpacks to too much, when it does so without saying, and inside of too many", async () => {
    const content = "x".repeat(21_000_000);
    const honest = makeZip([{ name: "a.txt", content }]);
    const lying = makeZip([{ name: "a.txt", content, claimedBytes: 1_000 }]);
    const large = { ok: false, code: "too_complex" };
    expect((await readWithAttachments(honest)).extraction).toMatchObject({
      ...large,
      message: expect.stringContaining("19 MB"),
    });
    expect((await readWithAttachments(lying)).extraction).toMatchObject(large);
    expect(await read(makeZip([{ name: "a.txt", content: "a" }]))).toMatchObject(large);
  });

  test("with too many files is too complex", async () => {
    const parts = Array.from({ length: 101 }, (_, index) => ({ name: `${index}.txt`, content: "x" }));
    expect((await readWithAttachments(makeZip(parts))).extraction).toMatchObject({
      ok: false,
      code: "too_complex",
    });
  });

  test.each(["META-INF/MANIFEST.MF", "Index/Document.iwa", "mimetype"])(
    "that is a package of another kind is none: %s",
    async (name) => {
      expect((await readWithAttachments(makeZip([{ name, content: "x" }]))).extraction).toMatchObject({
        ok: false,
        code: "unsupported_type",
        message: expect.stringContaining("package of another program"),
      });
    },
  );
});

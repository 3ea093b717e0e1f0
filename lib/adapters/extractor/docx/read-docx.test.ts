import { describe, expect, it } from "vitest";
import { item, makeDocx, paragraph, table } from "../testing/make-docx";
import { blocksOf, read, readOrThrow } from "../testing/read";

describe("Word documents", () => {
  it("reads headings, paragraphs, lists and tables", async () => {
    const body = [
      paragraph("Harbour", "Title"),
      paragraph("Berths", "heading 1"),
      paragraph("There are &lt;three&gt; of them."),
      paragraph("Sizes", "heading 2"),
      item("North", 0) + item("inner", 1) + item("South", 0),
      paragraph("Then:"),
      item("first", 0, true) + item("second", 0, true),
      table([
        ["Name", "Length"],
        ["North", "10 m"],
      ]),
    ];
    const document = await readOrThrow(makeDocx(body.join("")), "a.docx");
    expect(document.title).toBe("Harbour");
    expect(blocksOf(document)).toEqual([
      "heading1: Harbour",
      "heading1: Berths",
      "paragraph: There are <three> of them.",
      "heading2: Sizes",
      "list: - North\n  - inner\n- South",
      "paragraph: Then:",
      "list: 1. first\n2. second",
      "table: Name | Length\nNorth | 10 m",
    ]);
  });

  it("leaves pictures alone, and says so when there is nothing else", async () => {
    const more = [{ name: "word/media/image1.png", content: new Uint8Array(1000) }];
    expect((await readOrThrow(makeDocx(paragraph("Words"), more), "a.docx")).text).toBe("Words");
    expect(await read(makeDocx("", more), "a.docx")).toMatchObject({ code: "needs_ocr" });
  });

  it("keeps the characters of formulas", async () => {
    const formula =
      '<m:oMath xmlns:m="x"><m:f><m:num><m:r><w:rPr/><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>';
    const body = paragraph("The mean is ").replace("</w:p>", `${formula}</w:p>`);
    expect((await readOrThrow(makeDocx(body), "a.docx")).text).toBe("The mean is a+b2");
  });

  it("refuses archives that unpack to too much, whatever they claim", async () => {
    const bomb = paragraph("x".repeat(3_000_000));
    expect(await read(makeDocx(bomb), "a.docx", undefined, { maxUnpackedBytes: 1_000_000 })).toMatchObject({
      code: "too_complex",
    });
    const lie = makeDocx(paragraph("Words"), [
      { name: "word/unused.xml", content: "x".repeat(3_000_000), claimedBytes: 10 },
    ]);
    expect(await read(lie, "a.docx", undefined, { maxUnpackedBytes: 1_000_000 })).toMatchObject({ ok: true });
  });

  it("does not read an entry that is larger than its archive claims", async () => {
    const parts = [{ name: "word/comments.xml", content: "x".repeat(3_000_000), claimedBytes: 10 }];
    const relation =
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>';
    const lie = makeDocx(paragraph("Words"), [
      ...parts,
      { name: "word/_rels/document.xml.rels", content: relation },
    ]);
    expect(await read(lie, "a.docx")).toMatchObject({ code: "damaged" });
  });

  it("gives up on XML that nests without end", async () => {
    const depth = 60_000;
    const body = `${"<w:sdt><w:sdtContent>".repeat(depth)}${"</w:sdtContent></w:sdt>".repeat(depth)}`;
    const extraction = await read(makeDocx(body), "a.docx");
    expect(extraction).toMatchObject({ ok: false, code: "too_complex" });
  });
});

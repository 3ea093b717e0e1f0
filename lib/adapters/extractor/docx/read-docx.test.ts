import { describe, expect, it } from "vitest";
import { item, makeDocx, paragraph, table } from "../testing/make-docx";
import { relations } from "../testing/make-office";
import { blocksOf, read, readOrThrow } from "../testing/read";

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

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

  it("brings in headers, footers, comments and footnotes", async () => {
    const main = "word/document.xml";
    const part = (name: string, root: string, content: string) => ({
      name: `word/${name}.xml`,
      content: `<?xml version="1.0"?><w:${root} ${W}>${content}</w:${root}>`,
    });
    const page =
      '<w:p><w:r><w:t>Page </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/><w:instrText> PAGE </w:instrText><w:fldChar w:fldCharType="separate"/><w:t>7</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p>';
    const more = [
      part("header1", "hdr", paragraph("Contract 4711")),
      part("header2", "hdr", paragraph("Contract 4711")),
      part("footer1", "ftr", page + paragraph("Harbour office, Quay 1")),
      part(
        "comments",
        "comments",
        `<w:comment w:id="0" w:initials="AB">${paragraph("Really three?")}</w:comment>`,
      ),
      part("footnotes", "footnotes", `<w:footnote w:id="2">${paragraph("Counted in May.")}</w:footnote>`),
      relations(
        main,
        ["h1", "header", "header1.xml"],
        ["h2", "header", "header2.xml"],
        ["f1", "footer", "footer1.xml"],
        ["c1", "comments", "comments.xml"],
        ["n1", "footnotes", "footnotes.xml"],
      ),
    ];
    const marks = '<w:r><w:footnoteReference w:id="2"/><w:commentReference w:id="0"/></w:r></w:p>';
    const body = paragraph("There are three.").replace("</w:p>", marks);
    const text = (await readOrThrow(makeDocx(body, more), "a.docx")).text;
    expect(text.match(/Contract 4711/g)).toHaveLength(1);
    expect(text).toMatch(/^Contract 4711\n\nThere are three\.\[1\]\[AB1\]/);
    expect(text).toContain("Counted in May.");
    expect(text).toContain("Really three?");
    expect(text).toMatch(/Harbour office, Quay 1$/);
    expect(text).not.toMatch(/Page|↑/);
  });

  it("reads text boxes once, and words with a direction or a reading", async () => {
    const box = (text: string) => `<w:txbxContent>${paragraph(text)}</w:txbxContent>`;
    const drawn = (text: string) =>
      `<w:drawing><wp:inline><wps:txbx>${box(text)}</wps:txbx></wp:inline></w:drawing>`;
    const old = `<w:pict><v:shape><v:textbox>${box("Both")}</v:textbox></v:shape></w:pict>`;
    const both = `<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"><mc:Choice>${drawn("Both")}</mc:Choice><mc:Fallback>${old}</mc:Fallback></mc:AlternateContent>`;
    const ruby =
      "<w:bdo><w:r><w:ruby><w:rt><w:r><w:t>kana</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢字</w:t></w:r></w:rubyBase></w:ruby></w:r></w:bdo>";
    const body = `<w:p><w:r>${both}${drawn("New only")}</w:r>${ruby}</w:p>`;
    const blocks = blocksOf(await readOrThrow(makeDocx(body), "a.docx"));
    expect(blocks.sort()).toEqual(["paragraph: Both", "paragraph: New only", "paragraph: 漢字"]);
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

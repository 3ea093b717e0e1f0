import { describe, expect, it } from "vitest";
import { makePptx, shape } from "../testing/make-office";
import { blocksOf, read, readOrThrow } from "../testing/read";

const cell = (text: string, attributes = "") =>
  `<a:tc${attributes}><a:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></a:txBody></a:tc>`;

describe("PowerPoint presentations", () => {
  it("reads slides in the order they are shown, each a page: title, lists, notes", async () => {
    const file = makePptx([
      {
        shapes:
          shape("", "Beside") +
          shape("title", "Berths") +
          shape("ftr", "Confidential") +
          shape("body", ["North", "South"], '<a:pPr lvl="1"><a:buChar char="x"/></a:pPr>') +
          shape("body", ["first", "second"], '<a:pPr><a:buAutoNum startAt="3"/></a:pPr>'),
        notes: "Say hello.",
      },
      { shapes: shape("title", "Hidden"), isHidden: true },
      { shapes: `<p:grpSp>${shape("", "In a group")}</p:grpSp>` },
    ]);
    const document = await readOrThrow(file, "a.pptx");
    expect(document.title).toBe("Berths");
    expect(blocksOf(document)).toEqual([
      "heading1: Berths",
      "paragraph: Beside",
      "list: - North\n- South",
      "list: 3. first\n4. second",
      "heading2: Speaker notes",
      "paragraph: Say hello.",
      "heading1: Slide 3",
      "paragraph: In a group",
    ]);
    expect(document.pageStarts).toHaveLength(3);
    expect(document.text.slice(document.pageStarts[2])).toMatch(/^Slide 3/);
  });

  it("reads tables and the values of charts", async () => {
    const table = `<p:graphicFrame><a:tbl><a:tr>${cell("A", ' gridSpan="2"')}${cell("", ' hMerge="1"')}</a:tr><a:tr>${cell("x", ' rowSpan="2"')}${cell("1")}</a:tr><a:tr>${cell("", ' vMerge="1"')}${cell("2")}</a:tr></a:tbl></p:graphicFrame>`;
    const point = (index: number, text: string) => `<c:pt idx="${index}"><c:v>${text}</c:v></c:pt>`;
    const chart = `<c:chartSpace><c:chart><c:ser><c:tx>${point(0, "Boats")}</c:tx><c:cat>${point(0, "May")}${point(1, "June")}</c:cat><c:val>${point(0, "3")}${point(1, "5")}</c:val></c:ser></c:chart></c:chartSpace>`;
    const file = makePptx([
      {
        shapes: `${table}<p:graphicFrame><c:chart r:id="c"/></p:graphicFrame>`,
        more: [{ name: "ppt/charts/chart1.xml", content: chart }],
      },
    ]);
    expect(blocksOf(await readOrThrow(file, "a.pptx"))).toEqual([
      "heading1: Slide 1",
      "table: A\nx | 1\nx | 2",
      "table: | Boats\nMay | 3\nJune | 5",
    ]);
  });

  it("reads one of two ways in which the same is written, and tells pictures from text", async () => {
    const both = `<mc:AlternateContent><mc:Choice>${shape("", "New")}</mc:Choice><mc:Fallback>${shape("", "Old")}</mc:Fallback></mc:AlternateContent>`;
    const text = (await readOrThrow(makePptx([{ shapes: both + shape("", "After") }]), "a.pptx")).text;
    expect(text).toBe("Slide 1\n\nNew\n\nAfter");
    const pictures = makePptx([{ shapes: "", more: [{ name: "ppt/media/image1.png", content: "x" }] }]);
    expect(await read(pictures, "a.pptx")).toMatchObject({ code: "needs_ocr" });
  });
});

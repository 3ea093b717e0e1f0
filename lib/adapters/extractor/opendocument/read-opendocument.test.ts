import { describe, expect, it } from "vitest";
import { makeOpenDocument } from "../testing/make-office";
import { blocksOf, read, readOrThrow } from "../testing/read";

const STYLES = `<style:style style:name="P1" style:parent-style-name="Title"/><text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1"/></text:list-style><style:style style:name="gone"><style:drawing-page-properties presentation:visibility="hidden"/></style:style>`;
const item = (content: string) => `<text:list-item>${content}</text:list-item>`;
const p = (text: string) => `<text:p>${text}</text:p>`;
const cell = (text: string, attributes = "") =>
  `<table:table-cell${attributes}>${p(text)}</table:table-cell>`;

describe("OpenDocument", () => {
  it("reads headings, lists, tables, notes, comments, headers and footers of a text", async () => {
    const note = `<text:note><text:note-citation>1</text:note-citation><text:note-body>${p("A note")}</text:note-body></text:note>`;
    const remark = `<office:annotation><dc:creator>Ann</dc:creator>${p("Really?")}</office:annotation>`;
    const rows = `<table:table-header-rows><table:table-row>${cell("Name")}${cell("Size")}</table:table-row></table:table-header-rows><table:table-row>${cell("North", ' table:number-rows-spanned="2"')}${cell("1")}</table:table-row><table:table-row><table:covered-table-cell/>${cell("2")}</table:table-row>`;
    const body =
      `<text:p text:style-name="P1">Harbour</text:p><text:h text:outline-level="2">Berths</text:h>` +
      p(
        `There<text:s text:c="2"/>are${note} three${remark}.<draw:frame><draw:text-box>${p("In a box")}</draw:text-box></draw:frame>`,
      ) +
      `<text:list text:style-name="L1">${item(`${p("one")}<text:list>${item(p("inner"))}</text:list>`)}${item(p("two"))}</text:list>` +
      `<text:tracked-changes>${p("Deleted")}</text:tracked-changes><table:table>${rows}</table:table>`;
    const margins = `<style:header>${p("Harbour office")}</style:header><style:footer>${p("7")}</style:footer><style:header>${p("Harbour office")}</style:header>`;
    const file = makeOpenDocument("text", body, STYLES, [
      { name: "styles.xml", content: `<a>${margins}</a>` },
    ]);
    const document = await readOrThrow(file, "a.odt");
    expect(document.title).toBe("Harbour");
    expect(blocksOf(document)).toEqual([
      "paragraph: Harbour office",
      "heading1: Harbour",
      "heading2: Berths",
      "paragraph: There are[1] three.",
      "paragraph: In a box",
      "list: 1. one\n  - inner\n2. two",
      "table: Name | Size\nNorth | 1\nNorth | 2",
      "list: 1. A note",
      "paragraph: Comment by Ann: Really?",
    ]);
  });

  it("reads presentations slide by slide, with what the speaker noted", async () => {
    const frame = (role: string, text: string) =>
      `<draw:frame presentation:class="${role}"><draw:text-box>${p(text)}</draw:text-box></draw:frame>`;
    const body =
      `<draw:page>${frame("outline", "Three of them")}${frame("title", "Berths")}<presentation:notes>${frame("notes", "Say hello.")}</presentation:notes></draw:page>` +
      `<draw:page draw:style-name="gone">${frame("title", "Hidden")}</draw:page><draw:page>${frame("outline", "End")}</draw:page>`;
    const document = await readOrThrow(makeOpenDocument("presentation", body, STYLES), "a.odp");
    expect(blocksOf(document)).toEqual([
      "heading1: Berths",
      "paragraph: Three of them",
      "heading2: Speaker notes",
      "paragraph: Say hello.",
      "heading1: Slide 3",
      "paragraph: End",
    ]);
    expect(document.pageStarts).toHaveLength(3);
  });

  it("says so when a password protects it", async () => {
    const manifest = { name: "META-INF/manifest.xml", content: "<manifest:encryption-data/>" };
    expect(await read(makeOpenDocument("text", p("x"), "", [manifest]), "a.odt")).toMatchObject({
      code: "encrypted",
    });
  });
});

import { describe, expect, it } from "vitest";
import { blocksOf, read, readOrThrow } from "../testing/read";

async function blocks(body: string, head = "\\ansi\\ansicpg1252"): Promise<string[]> {
  return blocksOf(await readOrThrow(Buffer.from(`{\\rtf1${head} ${body}}`, "latin1"), "a.rtf"));
}

describe("RTF", () => {
  it("reads headings by outline and by the names of styles", async () => {
    const styles =
      "{\\stylesheet{\\s0 Normal;}{\\s1\\outlinelevel0 heading 1;}{\\s7 heading 2;}{\\*\\cs9 heading 3;}}";
    const body = `${styles}\\pard\\s1 One\\par\\pard Text\\line more\\par{\\pard\\outlinelevel2 Three\\par}\\pard\\s7 Two\\par`;
    expect(await blocks(body)).toEqual([
      "heading1: One",
      "paragraph: Text\nmore",
      "heading3: Three",
      "heading2: Two",
    ]);
  });

  it("reads tables, with a paragraph after them", async () => {
    const row = (a: string, b: string) => `\\trowd\\cellx1\\cellx2\\pard\\intbl ${a}\\cell ${b}\\cell\\row `;
    const body = `Before\\par ${row("Name", "Size")}${row("a\\par b", "")}\\pard After`;
    expect(await blocks(body)).toEqual(["paragraph: Before", "table: Name | Size\na b", "paragraph: After"]);
  });

  it("reads lists with their depth", async () => {
    const body =
      "{\\listtext\\'b7\\tab}one\\par\\ilvl1{\\pntext 1.\\tab}inner\\par\\ilvl0{\\listtext\\'b7}two\\par\\pard end\\par";
    expect(await blocks(body)).toEqual(["list: - one\n  1. inner\n- two", "paragraph: end"]);
  });

  it("reads characters by code page, by the font's, and by Unicode with what stands for it", async () => {
    const fonts = "{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset204 Arial;}{\\f2\\fcharset128 Gothic;}}";
    const body = `${fonts}\\f0 Gr\\'f6\\'dfe \\f1 \\'cf\\'f0\\'e8 {\\f2 \\'93\\'fa\\'96\\'7b}\\f0  \\u8364? \\uc2\\u-10179\\'3f\\'3f\\u-8704??x\\uc0\\u233 y\\par`;
    expect(await blocks(body)).toEqual(["paragraph: Größe При 日本 € 😀xéy"]);
    expect(await blocks("\\'cf\\'f0\\'e8", "\\ansi\\ansicpg1251")).toEqual(["paragraph: При"]);
    expect(await blocks("\\u8216\\lquote a\\u8217\\par\\constructor b")).toEqual([
      "paragraph: ‘a’",
      "paragraph: b",
    ]);
    expect(await blocks("a\\~b\\_c\\-d \\{e\\} \\\\ \\lquote f\\rquote\\emdash")).toEqual([
      "paragraph: a b-cd {e} \\ ‘f’—",
    ]);
  });

  it("leaves out pictures, raw data, definitions, deletions, and headers; keeps notes, links and text boxes", async () => {
    const body =
      "{\\info{\\title The title}{\\author Ann}}{\\header Every page}{\\*\\generator Word;}{\\pict\\bin5 }}}}}abcd}" +
      "See {\\field{\\*\\fldinst HYPERLINK x}{\\fldrslt the site}}{\\footnote A note.}{\\deleted gone}{\\v hidden} now.\\par" +
      "{\\shp{\\*\\shpinst{\\sp{\\sn a}{\\sv b}}{\\shptxt Boxed\\par}}{\\shprslt Boxed}}{\\upr{old}{\\*\\ud{new}}}\\par";
    const document = await readOrThrow(`{\\rtf1 ${body}}`, "a.rtf");
    expect(document.title).toBe("The title");
    expect(document.text).toBe("See the site now.\n\nA note.\n\nBoxed\n\nnew");
  });

  it("ends in a stated way when damaged, empty or endlessly nested", async () => {
    expect((await readOrThrow("{\\rtf1 cut off {\\b in", "a.rtf")).text).toBe("cut off in");
    expect(await read("{\\rtf1 {\\fonttbl{\\f0 Arial;}}}", "a.rtf")).toMatchObject({ code: "empty" });
    expect(await read(`{\\rtf1 ${"{".repeat(100_000)}`, "a.rtf")).toMatchObject({ code: "too_complex" });
  });
});

import { describe, expect, it } from "vitest";
import { blocksOf, readOrThrow } from "../testing/read";

async function blocks(text: string): Promise<string[]> {
  return blocksOf(await readOrThrow(text, "a.adoc"));
}

describe("AsciiDoc", () => {
  it("has headings, and text without marks", async () => {
    const text = `= Harbour\nAnn <ann@example.test>\n:ver: 1.2\n:toc:\n\n// a comment\n== Part\n\nSome *bold*, _soft_ \`co*de\` and {ver},
https://a.example[the site], <<part,the part>>, xref:b.adoc[more], snake_case_name. +\nNew line.\n\n'''\n\n////\ngone\n////\n\n=== Deep\n\nimage::a.png[]\nEnd\n`;
    const document = await readOrThrow(text, "a.adoc");
    expect(document.title).toBe("Harbour");
    expect(blocksOf(document)).toEqual([
      "heading1: Harbour",
      "paragraph: Ann <ann@example.test>",
      "heading2: Part",
      "paragraph: Some bold, soft co*de and 1.2, the site, the part, more, snake_case_name.\nNew line.",
      "heading3: Deep",
      "paragraph: End",
    ]);
  });

  it("has lists, terms, notes and code", async () => {
    const text = `* one\nmore\n** inner\n\n* two\n\n. first\n. second\n\nterm:: what it is\nother::\n  is this\n
NOTE: Mind the gap.\n\n[WARNING]\n====\nNot here.\n\n- a\n====\n\n.Listing\n[source,ruby]\n----\nputs 1 <1>\n\n  x\n----\n<1> Says one\n\n literal\n  text\n`;
    expect(await blocks(text)).toEqual([
      "list: - one more\n  - inner\n- two\n  1. first\n  2. second",
      "paragraph: term: what it is",
      "paragraph: other: is this",
      "paragraph: NOTE: Mind the gap.",
      "paragraph: WARNING: Not here.",
      "list: - a",
      "paragraph: Listing",
      "code: puts 1\n\n  x",
      "list: 1. Says one",
      "code: literal\n text",
    ]);
  });

  it("has tables by line, by columns and as CSV", async () => {
    const table = "table: Name | Size\na b | 1\nc | 2";
    const byLine = "|===\n|Name |Size\n\n|a b |1\n|c |2\n|===\n";
    const byColumns = '[cols="1,2",options="header"]\n|===\n|Name\n|Size\n|a\nb\n2+^.>s|1\na|c\n|2\n|===\n';
    const csv = ",===\nName,Size\na b,1\nc,2\n,===\n";
    for (const text of [byLine, byColumns, csv]) expect(await blocks(text)).toEqual([table]);
  });
});

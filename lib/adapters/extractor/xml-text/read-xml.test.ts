import { describe, expect, it } from "vitest";
import { blocksOf, read, readOrThrow } from "../testing/read";

async function blocks(content: string): Promise<string[]> {
  return blocksOf(await readOrThrow(content, "a.xml"));
}

describe("XML", () => {
  it("of records is written as data, with the names of elements as headings and keys", async () => {
    const xml = `<?xml version="1.0"?><harbour xmlns="urn:x" open="yes"><name>Kiel &amp; more</name>
      <berths><berth id="1"><kind>guest</kind></berth><berth id="2"><kind><![CDATA[own<er>]]></kind></berth></berths></harbour>`;
    expect(await blocks(xml)).toEqual([
      "heading1: harbour",
      "paragraph: open: yes\nname: Kiel & more",
      "heading2: berths",
      "table: id | kind\n1 | guest\n2 | own<er>",
    ]);
  });

  it("of texts is written with headings, paragraphs, lists, code and tables", async () => {
    const xml = `<book><info><title>Harbour</title></info><chapter><title>One</title>
      <para>Some <emphasis>bold</emphasis>\n words<footnote><para>A note</para></footnote>.</para>
      <section><title>Deep</title><programlisting>a &lt; b\n  c</programlisting>
      <orderedlist><listitem><para>one</para><itemizedlist><listitem><para>inner</para></listitem></itemizedlist></listitem><listitem><para>two</para></listitem></orderedlist>
      <table><title>Sizes</title><tgroup><thead><row><entry>Name</entry><entry>Size</entry></row></thead><tbody><row><entry>a</entry><entry>1</entry></row></tbody></tgroup></table>
      </section></chapter></book>`;
    expect(await blocks(xml)).toEqual([
      "heading1: Harbour",
      "heading2: One",
      "paragraph: Some bold words.",
      "paragraph: A note",
      "heading3: Deep",
      "code: a < b\n  c",
      "list: 1. one\n  - inner\n2. two",
      "paragraph: Sizes",
      "table: Name | Size\na | 1",
    ]);
  });

  it("of news is written item by item", async () => {
    const rss = `<rss><channel><title>News</title><description>All of it</description><item><title>One &amp; two</title>
      <link>https://a.example/1</link><pubDate>Mon</pubDate><description><![CDATA[<p>First <b>words</b></p><script>x</script>]]></description></item></channel></rss>`;
    const read = await readOrThrow(rss, "a.rss");
    expect(read.title).toBe("News");
    expect(blocksOf(read)).toEqual([
      "heading1: News",
      "paragraph: All of it",
      "heading2: One & two",
      "paragraph: pubDate: Mon\nlink: https://a.example/1",
      "paragraph: First words",
    ]);
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><entry><title>One</title><link href="/1"/><summary>Said</summary></entry></feed>`;
    expect(await blocks(atom)).toEqual([
      "heading1: News",
      "heading2: One",
      "paragraph: link: /1",
      "paragraph: Said",
    ]);
  });

  it("ends in a stated way when empty, expanding or endlessly nested", async () => {
    expect(await read("<a><b/></a>", "a.xml")).toMatchObject({ code: "empty" });
    expect(await read("<!-- nothing -->", "a.xml")).toMatchObject({ code: "damaged" });
    const bomb = '<!DOCTYPE a [<!ENTITY b "xxxx"><!ENTITY c "&b;&b;&b;">]><a><d>&c;</d></a>';
    expect(await read(bomb, "a.xml")).toMatchObject({ ok: true, document: { text: "a\n\nd: &c;" } });
    expect(await read(`${"<a>".repeat(50_000)}x`, "a.xml")).toMatchObject({ code: "too_complex" });
    expect(await read(`${"<a>x".repeat(10_000)}`, "a.xml")).toMatchObject({ ok: true });
  });
});

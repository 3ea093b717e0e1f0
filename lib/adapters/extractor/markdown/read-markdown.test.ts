import { describe, expect, it } from "vitest";
import { blocksOf, readOrThrow } from "../testing/read";

describe("Markdown", () => {
  it("reads headings, lists, tables, code, quotes and links", async () => {
    const text = `# Title\n\nSome **bold** text with a [link](https://example.com) and \`code\`,\nwrapped.\n\nSetext\n---\n
- one\n  - inner\n- two\n\n1. first\n2. second\n\n| Name | Size |\n|---|---:|\n| a \\| b | 1 |\n\n> quoted\n
\`\`\`ts\nconst a = b < c && "x";\n\n  indented\n\`\`\`\n\n![picture](a.png)\n\nAT&amp;T &copy; \\*star\\*`;
    expect(blocksOf(await readOrThrow(text, "a.md"))).toEqual([
      "heading1: Title",
      "paragraph: Some bold text with a link and code, wrapped.",
      "heading2: Setext",
      "list: - one\n  - inner\n- two",
      "list: 1. first\n2. second",
      "table: Name | Size\na | b | 1",
      "paragraph: quoted",
      'code: const a = b < c && "x";\n\n  indented',
      "paragraph: AT&T © *star*",
    ]);
  });

  it("takes the title from the front matter, else from the first heading", async () => {
    const frontMatter = '---\ntags: [a]\ntitle: "Harbour: a guide"\n---\n\n# Other\n\ntext';
    const document = await readOrThrow(frontMatter, "a.md");
    expect(document.title).toBe("Harbour: a guide");
    expect(document.text).toBe("Other\n\ntext");
    expect((await readOrThrow("# First\n\ntext", "a.md")).title).toBe("First");
    expect((await readOrThrow("text\n\n---\n\nmore", "a.md")).title).toBeNull();
  });

  it("reads long texts as short ones", async () => {
    const section = "# Title\n\nSome *words*.\n\n```\n# no heading\n```\n\n";
    const document = await readOrThrow(section.repeat(8_000), "a.md");
    expect(document.blocks).toHaveLength(24_000);
    expect(new Set(blocksOf(document))).toEqual(
      new Set(["heading1: Title", "paragraph: Some words.", "code: # no heading"]),
    );
  });

  it("reads HTML that is meant, and keeps angle brackets that are text", async () => {
    const text =
      '<p align="center"><b>Logo</b></p>\n\n<details><summary>More</summary>\n\nhidden *text*\n\n</details>\n\n' +
      "Use the <title> tag, Map<Key, Value> and <BotId>. <script>alert(1)</script>\n\n<!-- a note -->\n\nEnd";
    expect((await readOrThrow(text, "a.md")).text).toBe(
      "Logo\n\nMore\n\nhidden text\n\nUse the <title> tag, Map<Key, Value> and <BotId>. <script>alert(1)</script>\n\nEnd",
    );
  });
});

import { describe, expect, it } from "vitest";
import { blocksOf, readOrThrow } from "../testing/read";

async function blocks(text: string): Promise<string[]> {
  return blocksOf(await readOrThrow(text, "a.rst"));
}

describe("reStructuredText", () => {
  it("has headings by the order of their rules, and text without marks", async () => {
    const text = `=======\nHarbour\n=======\n\nSome **bold** and *soft* \`\`co*de\`\`,\n:ref:\`a label <x>\`, \`site <https://a.example>\`_ and |v|.\n
Part\n====\n\nDeep\n----\n\nText\n\nPart 2\n======\n\n.. |v| replace:: 1.2\n\n----\n\nEnd \\*star\\* snake_case_\n`;
    const document = await readOrThrow(text, "a.rst");
    expect(document.title).toBe("Harbour");
    expect(blocksOf(document)).toEqual([
      "heading1: Harbour",
      "paragraph: Some bold and soft co*de, a label, site and |v|.",
      "heading2: Part",
      "heading3: Deep",
      "paragraph: Text",
      "heading2: Part 2",
      "paragraph: End *star* snake_case",
    ]);
  });

  it("has lists, code, quotes, definitions and lines", async () => {
    const text =
      "- one\n  more\n\n  - inner\n- two\n\n1. first\n#. next\n\nRun::\n\n    a = 1\n\n      b\n\nterm\n    what it is\n\n>>> 1 + 1\n2\n\n| line\n| block\n\n:Author: Ann\n:Date: May\n";
    expect(await blocks(text)).toEqual([
      "list: - one more\n  - inner\n- two\n1. first\n- next",
      "paragraph: Run:",
      "code: a = 1\n\n  b",
      "paragraph: term",
      "paragraph: what it is",
      "code: >>> 1 + 1\n2",
      "paragraph: line\nblock",
      "paragraph: Author: Ann\nDate: May",
    ]);
  });

  it("keeps what directives say to readers", async () => {
    const text = `.. note:: Mind the\n   gap.\n\n   - one\n   - two\n\n.. code-block:: python\n   :linenos:\n\n   if a:\n       b\n
.. toctree::\n   :maxdepth: 2\n\n   intro\n\n.. _target:\n\n.. a comment\n   going on\n\n.. image:: a.png\n\n.. versionadded:: 3.1\n\n.. [1] At the foot.\n`;
    expect(await blocks(text)).toEqual([
      "paragraph: Note: Mind the gap.",
      "list: - one\n- two",
      "code: if a:\n    b",
      "paragraph: New in version 3.1",
      "paragraph: At the foot.",
    ]);
  });

  it("has tables in four forms", async () => {
    const table = "table: Name | Size\na b | 1\nc | 2";
    const grid =
      "+------+------+\n| Name | Size |\n+======+======+\n| a    | 1    |\n| b    |      |\n+------+------+\n| c    | 2    |\n+------+------+\n";
    const simple = "====  ====\nName  Size\n====  ====\na b   1\nc     2\n====  ====\n";
    const list =
      ".. list-table::\n   :header-rows: 1\n\n   * - Name\n     - Size\n   * - a\n       b\n     - 1\n   * - c\n     - 2\n";
    const csv = '.. csv-table::\n   :header: "Name", "Size"\n\n   "a b", 1\n   c, 2\n';
    for (const text of [grid, simple, list, csv]) expect(await blocks(text)).toEqual([table]);
  });
});

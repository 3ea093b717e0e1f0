import { describe, expect, it } from "vitest";
import { blocksOf, readOrThrow } from "../testing/read";

describe("plain text", () => {
  it("reads paragraphs, underlined headings, lists and indented code", async () => {
    const text = `Harbour\r\n=======\r\n\r\nA line\r\nand  another.\r\n \r\n\r\nBerths\r\n------\r\n
  - one\n    goes on\n    * inner\n  - two\n\n1) first\n2) second\n\n    if (a) {\n      b();\n    }\n\n- only one`;
    expect(blocksOf(await readOrThrow(text, "a.txt"))).toEqual([
      "heading1: Harbour",
      "paragraph: A line\nand another.",
      "heading2: Berths",
      "list: - one goes on\n  - inner\n- two",
      "list: 1. first\n2. second",
      "code:     if (a) {\n      b();\n    }",
      "paragraph: - only one",
    ]);
  });

  it("keeps the spacing of files in which it means something", async () => {
    const text = "server:\n  port: 80\n\n  host: a\n";
    expect(blocksOf(await readOrThrow(text, "a.yaml"))).toEqual(["code: server:\n  port: 80\n\n  host: a"]);
  });

  it("reads one line of any length", async () => {
    const line = "word ".repeat(150_000).trim();
    expect((await readOrThrow(line, "a.txt")).text).toBe(line);
  });
});

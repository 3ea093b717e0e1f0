import { expect, test } from "vitest";
import { readBlocks } from "./quote-blocks";

const TABLE = "| Size | Price |\n| --- | --- |\n| Small | 5 EUR [1] |";

test("an answer that quotes is text, tables and code", () => {
  const blocks = readBlocks(`Before. [1]\n\n${TABLE}\n\n\`\`\`\na | b\n\`\`\`\n[2]`);
  expect(blocks).toEqual([
    { start: 0, kind: "text", text: "Before. [1]\n\n" },
    {
      start: 13,
      kind: "table",
      rows: [
        { start: 13, cells: ["Size", "Price"] },
        { start: 44, cells: ["Small", "5 EUR [1]"] },
      ],
    },
    { start: 67, kind: "code", text: "a | b" },
    { start: 80, kind: "text", text: "\n[2]" },
  ]);
});

test("bars and backticks that are no table and no fence stay text", () => {
  for (const text of ["a | b [1]", "| a |\n| b |", "```x``` [1]", "| a |\n| --- |x"]) {
    expect(readBlocks(text)).toEqual([{ start: 0, kind: "text", text }]);
  }
});

test("a table within code is code", () => {
  expect(readBlocks(`\`\`\`\n${TABLE}\n\`\`\``)).toMatchObject([{ kind: "code", text: TABLE }]);
});

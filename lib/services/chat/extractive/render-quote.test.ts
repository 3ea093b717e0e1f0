import { expect, test } from "vitest";
import { createCitationParser } from "../citations/citation-parser";
import { type Statement, statementsOf } from "../statements";
import { render } from "./render-quote";

const TABLE = "Size | Price | Days\nSmall | 5 EUR | 2\nLarge [3] | 9 EUR\nHuge | 12 EUR | 9";

const shown = (statements: readonly Statement[], passage = 1) =>
  statements
    .map((statement, at) => {
      const before = statements[at - 1];
      return render(before && { ...before, passage }, { ...statement, passage });
    })
    .join("");

const table = (text: string, context = "") =>
  statementsOf({ text, context, blocks: [{ start: 0, end: text.length, kind: "table" }] });

test("rows of a table are a table with the names of its columns", () => {
  const [small, large] = table(TABLE);
  if (!small || !large) throw new Error("the table has rows");
  expect(shown([small, large])).toBe(
    "| Size | Price | Days |\n| --- | --- | --- |\n| Small | 5 EUR | 2 [1] |\n| Large \\[3] | 9 EUR [1] |  |",
  );
});

test("a passage that goes on with a table takes the names from above, and loses no row", () => {
  const rows = table("Huge | 12 EUR | 9", "Prices\nSize | Price | Days");
  expect(shown(rows)).toBe("| Size | Price | Days |\n| --- | --- | --- |\n| Huge | 12 EUR | 9 [1] |");
});

test("code is code, also when it has fences of its own; its brackets are no citations", () => {
  const text = "const a = b[1];\n```x```";
  const code = statementsOf({ text, context: "", blocks: [{ start: 0, end: text.length, kind: "code" }] });
  const answer = shown(code);
  expect(answer).toBe("````\nconst a = b[1];\n```x```\n````\n[1]");
  const parser = createCitationParser(() => true);
  const pieces = [...parser.push(answer), ...parser.end()];
  expect(pieces.filter(({ type }) => type === "citation")).toHaveLength(1);
});

test("sentences of one passage run on, items keep lines of their own", () => {
  const text = "One is here. Two is there.\n\n- A dog\n- A cat";
  const statements = statementsOf({
    ...{ text, context: "" },
    blocks: [
      { start: 0, end: 26, kind: "paragraph" },
      { start: 28, end: text.length, kind: "list" },
    ],
  });
  expect(shown(statements)).toBe("One is here. [1] Two is there. [1]\n\n- A dog [1]\n- A cat [1]");
});

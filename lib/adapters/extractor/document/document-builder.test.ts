import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blocksOf } from "../testing/read";
import { DocumentBuilder } from "./document-builder";

describe("DocumentBuilder", () => {
  it("cleans text and keeps blocks apart by a blank line", () => {
    const builder = new DocumentBuilder(1000);
    builder.heading(2, "Opening\n hours ");
    builder.paragraph("  We\u00A0open \t at\r\n\r\n8\u200B o\u00ADclock.\0 ");
    builder.paragraph(" \n ");
    builder.code("\n\nif (a) {\r\n\tb();  \n}\n");
    const document = builder.finish();
    expect(blocksOf(document)).toEqual([
      "heading2: Opening hours",
      "paragraph: We open at\n8 oclock.",
      "code: if (a) {\n\tb();\n}",
    ]);
    expect(document.text).toBe("Opening hours\n\nWe open at\n8 oclock.\n\nif (a) {\n\tb();\n}");
  });

  it("writes lists by depth and tables by rows", () => {
    const builder = new DocumentBuilder(1000);
    builder.list([
      { depth: 1, marker: "-", text: "• fruit" },
      { depth: 2, marker: "1.", text: "apple\nred" },
      { depth: 2, marker: "2.", text: " " },
    ]);
    builder.table([
      ["Name", "Size", ""],
      ["a", "", ""],
      ["", "", ""],
      ["", "3", ""],
    ]);
    expect(blocksOf(builder.finish())).toEqual([
      "list: - fruit\n  1. apple red",
      "table: Name | Size\na\n| 3",
    ]);
  });

  it("composes characters and drops halves of them", () => {
    const builder = new DocumentBuilder(1000);
    builder.paragraph("e\u0301te\u0301 \uD800x 😀 نص می\u200Cخواهم");
    expect(builder.finish().text).toBe("été \uFFFDx 😀 نص می\u200Cخواهم");
  });

  it("knows where pages start, also within a paragraph and without text", () => {
    const builder = new DocumentBuilder(1000);
    builder.startPage();
    builder.paragraph("It goes");
    builder.startPage();
    builder.continueParagraph("on here.", " ");
    builder.startPage();
    builder.startPage();
    builder.paragraph("End");
    builder.startPage();
    const { text, pageStarts, blocks } = builder.finish();
    expect(text).toBe("It goes on here.\n\nEnd");
    expect(pageStarts).toEqual([0, 8, 18, 18, 21]);
    expect(blocks).toHaveLength(2);
  });

  it("knows at which time text starts, and forgets times without text", () => {
    const builder = new DocumentBuilder(1000);
    builder.startTime(1);
    builder.paragraph(" First");
    builder.startTime(2.5);
    builder.continueParagraph("second", " ");
    builder.startTime(3);
    builder.paragraph(" ");
    builder.startTime(4);
    builder.paragraph("Fourth");
    builder.startTime(5);
    expect(builder.finish().times).toEqual([
      { start: 0, seconds: 1 },
      { start: 6, seconds: 2.5 },
      { start: 14, seconds: 4 },
    ]);
  });

  it("stops at its limit", () => {
    const builder = new DocumentBuilder(20);
    builder.paragraph("nineteen characters");
    expect(() => builder.paragraph("x")).toThrow(expect.objectContaining({ code: "too_complex" }));
  });

  it("gives blocks in order that hold all text, whatever comes in", () => {
    const any = fc.string({ unit: "binary", maxLength: 60 });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(4), any), { maxLength: 20 }), (calls) => {
        const builder = new DocumentBuilder(100_000);
        for (const [kind, text] of calls) {
          if (kind === 0) builder.heading(9, text);
          else if (kind === 1) builder.paragraph(text);
          else if (kind === 2) builder.code(text);
          else if (kind === 3) builder.list([{ depth: 0, marker: "-", text }]);
          else builder.table([[text, text]]);
        }
        const { text, blocks } = builder.finish();
        let covered = 0;
        for (const { start, end } of blocks) {
          expect(text.slice(covered, start)).toBe(covered === 0 ? "" : "\n\n");
          expect(text.slice(start, end).trim()).not.toBe("");
          covered = end;
        }
        expect(covered).toBe(text.length);
        expect(text).toBe(text.normalize("NFC"));
        expect(text).not.toMatch(/[^\P{Cc}\n\t]/u);
        expect(text.isWellFormed()).toBe(true);
      }),
    );
  });
});

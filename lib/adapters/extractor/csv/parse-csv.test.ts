import { describe, expect, it } from "vitest";
import { blocksOf, read, readOrThrow } from "../testing/read";
import { parseCsv } from "./parse-csv";

describe("CSV tables", () => {
  it.each([",", ";", "\t", "|"])("finds the delimiter %j", (delimiter) => {
    const rows = [
      ["Berth", "Note"],
      ["North", "10"],
    ];
    expect(parseCsv(rows.map((row) => row.join(delimiter)).join("\r\n"))).toEqual(rows);
  });

  it("reads quotes, line ends in cells, and Excel's own first line", () => {
    expect(parseCsv('sep=;\na;b\n"x;""y""";"1\n2"\n\n')).toEqual([
      ["a", "b"],
      ['x;"y"', "1\n2"],
    ]);
  });

  it("goes on after a quote that is never closed", () => {
    expect(parseCsv('a,b\n"x,1\ny,2')).toEqual([
      ["a", "b"],
      ['"x', "1"],
      ["y", "2"],
    ]);
  });

  it("repeats the header with each group of rows, and loses none", async () => {
    const rows = Array.from({ length: 200 }, (_, index) => `berth ${index},a note on it`);
    const document = await readOrThrow(["Name,Note", ...rows].join("\n"), "a.csv");
    const blocks = blocksOf(document);
    expect(blocks.length).toBeGreaterThan(1);
    expect(blocks.every((block) => block.startsWith("table: Name | Note\n"))).toBe(true);
    for (const row of rows) expect(document.text).toContain(row.replace(",", " | "));
  });

  it("tells the encoding by the bytes", async () => {
    const document = await readOrThrow(Buffer.from("\uFEFFName\tOrt\nKöhler\tGroß", "utf16le"), "a.tsv");
    expect(document.text).toBe("Name | Ort\nKöhler | Groß");
    expect(await read(" ,\n,", "a.csv")).toMatchObject({ code: "empty" });
  });
});

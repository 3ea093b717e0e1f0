import { describe, expect, it } from "vitest";
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
});

import { describe, expect, it } from "vitest";
import { blocksOf, read, readOrThrow } from "../testing/read";

describe("CSV files", () => {
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

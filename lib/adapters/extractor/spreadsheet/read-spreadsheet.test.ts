import { describe, expect, it } from "vitest";
import { makeOle } from "../testing/make-ole";
import { makeWorkbook } from "../testing/make-sheets";
import { makeZip } from "../testing/make-zip";
import { blocksOf, read, readOrThrow } from "../testing/read";

const BERTHS = [
  ["Berth", "Length", "Free"],
  ["North", 10.5, true],
  ["South", 1200, false],
];

const SHEET_ML = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const CONTENT_TYPES = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="${SHEET_ML}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET_ML}.worksheet+xml"/></Types>`;

describe("spreadsheets", () => {
  it.each(["xlsx", "xlsm", "xlsb", "ods", "biff8"] as const)(
    "reads %s, each sheet under its name",
    async (type) => {
      const file = makeWorkbook(
        {
          Berths: BERTHS,
          Prices: [
            ["Boat", "Price"],
            ["Skiff", 5],
          ],
        },
        type,
      );
      const name = `a.${type === "biff8" ? "xls" : type}`;
      expect(blocksOf(await readOrThrow(file, name))).toEqual([
        "heading1: Berths",
        "table: Berth | Length | Free\nNorth | 10.5 | TRUE\nSouth | 1200 | FALSE",
        "heading1: Prices",
        "table: Boat | Price\nSkiff | 5",
      ]);
    },
  );

  it("shows dates, percentages and money as they are shown, short dates in the one unmistakable order", async () => {
    const file = makeWorkbook(
      {
        A: [
          ["Day", "Share", "Cost"],
          [45000, 0.125, 1234.5],
        ],
      },
      "xlsx",
      (sheet) => {
        sheet.A2.z = "m/d/yy";
        sheet.B2.z = "0.0%";
        sheet.C2.z = '#,##0.00 "€"';
      },
    );
    expect((await readOrThrow(file, "a.xlsx")).text).toContain("2023-03-15 | 12.5% | 1,234.50 €");
  });

  it("takes lines above a table for its heading, and the row after them for the header", async () => {
    const rows = [
      ["Berths in spring"],
      ["Counted by hand"],
      [],
      ...BERTHS,
      [],
      ["Source: the harbour office"],
    ];
    expect(blocksOf(await readOrThrow(makeWorkbook({ Data: rows }), "a.xlsx"))).toEqual([
      "heading1: Data",
      "heading2: Berths in spring",
      "paragraph: Counted by hand",
      "table: Berth | Length | Free\nNorth | 10.5 | TRUE\nSouth | 1200 | FALSE",
      "paragraph: Source: the harbour office",
    ]);
  });

  it("parts tables at blank rows, unless what follows has no header of its own", async () => {
    const rows = [...BERTHS, [], ["East", 7, true], [], ["Boat", "Owner"], ["Skiff", "Ann"]];
    expect(blocksOf(await readOrThrow(makeWorkbook({ Data: rows }), "a.xlsx")).slice(1)).toEqual([
      "table: Berth | Length | Free\nNorth | 10.5 | TRUE\nSouth | 1200 | FALSE\nEast | 7 | TRUE",
      "table: Boat | Owner\nSkiff | Ann",
    ]);
  });

  it("repeats cells merged downwards, and joins a header of two rows", async () => {
    const rows = [
      ["Place", "Size", null],
      [null, "Length", "Width"],
      ["North", 10, 3],
      [null, 12, 4],
    ];
    const file = makeWorkbook({ Data: rows }, "xlsx", (sheet) => {
      sheet["!merges"] = ["A1:A2", "B1:C1", "A3:A4"].map((range) => {
        const [start = "", end = ""] = range.split(":");
        const at = (name: string) => ({ c: name.charCodeAt(0) - 65, r: Number(name.slice(1)) - 1 });
        return { s: at(start), e: at(end) };
      });
    });
    expect(blocksOf(await readOrThrow(file, "a.xlsx"))[1]).toBe(
      "table: Place | Size Length | Size Width\nNorth | 10 | 3\nNorth | 12 | 4",
    );
  });

  it("writes the header above each group of rows", async () => {
    const rows = [
      ["Name", "Note"],
      ...Array.from({ length: 200 }, (_, index) => [`Boat ${index}`, "x".repeat(40)]),
    ];
    const tables = blocksOf(await readOrThrow(makeWorkbook({ Data: rows }), "a.xlsx")).slice(1);
    expect(tables.length).toBeGreaterThan(4);
    expect(tables.every((table) => table.startsWith("table: Name | Note\nBoat "))).toBe(true);
  });

  it("leaves hidden sheets out", async () => {
    const file = makeWorkbook({ Data: BERTHS, Secret: [["Key"], ["4711"]] }, "xlsx", undefined, ["Secret"]);
    expect((await readOrThrow(file, "a.xlsx")).text).not.toMatch(/Secret|4711/);
  });

  it("does not believe a range of a million rows", async () => {
    const cells = '<c r="A1" t="inlineStr"><is><t>North</t></is></c><c r="B1"><v>10.5</v></c>';
    const file = makeZip([
      { name: "[Content_Types].xml", content: CONTENT_TYPES },
      {
        name: "xl/workbook.xml",
        content:
          '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets><sheet name="A" sheetId="1"/></sheets></workbook>',
      },
      {
        name: "xl/worksheets/sheet1.xml",
        content: `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/><sheetData><row r="1">${cells}</row></sheetData></worksheet>`,
      },
    ]);
    const started = performance.now();
    expect((await readOrThrow(file, "a.xlsx")).text).toBe("A\n\nNorth | 10.5");
    expect(performance.now() - started).toBeLessThan(3000);
  });

  it("gives odd files their states", async () => {
    const protectedFile = makeOle({ EncryptionInfo: "x", EncryptedPackage: "x".repeat(5000) });
    expect(await read(protectedFile, "a.xlsx")).toMatchObject({ code: "encrypted" });
    const manifest = "<manifest:manifest><manifest:encryption-data/></manifest:manifest>";
    const ods = makeZip([
      { name: "mimetype", content: "application/vnd.oasis.opendocument.spreadsheet" },
      { name: "META-INF/manifest.xml", content: manifest },
      { name: "content.xml", content: "noise" },
    ]);
    expect(await read(ods, "a.ods")).toMatchObject({ code: "encrypted" });
    const bomb = makeWorkbook({ Data: Array.from({ length: 5000 }, () => ["x".repeat(1000)]) });
    const limits = { maxUnpackedBytes: 1_000_000 };
    expect(await read(bomb, "a.xlsx", undefined, limits)).toMatchObject({ code: "too_complex" });
    expect(await read(makeWorkbook({ Empty: [] }), "a.xlsx")).toMatchObject({ code: "empty" });
    expect(await read(makeOle({ Workbook: "noise" }), "a.xls")).toMatchObject({ code: "damaged" });
  });
});

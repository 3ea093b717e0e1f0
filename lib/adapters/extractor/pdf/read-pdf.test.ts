import { PDFDocument } from "pdf-lib";
import { describe, expect, it } from "vitest";
import { drawPdf, lines } from "../testing/draw-pdf";
import {
  cyclicPages,
  encryptedPdf,
  makePdf,
  manyPages,
  mappedPage,
  onePage,
  scannedPdf,
} from "../testing/make-pdf";
import { blocksOf, read, readOrThrow } from "../testing/read";

const LEFT = [
  "The harbour was built in three stages and",
  "each of them took longer than planned, as",
  "the old maps were wrong about the ground",
  "and the ships with the stones came late.",
  "In the end it was open for the summer.",
];
const RIGHT = [
  "Today there are forty berths for ships of",
  "up to twenty metres, and a crane that can",
  "lift those of eight tonnes. The keeper is",
  "there from eight to six on all days from",
  "April until the end of October each year.",
];

describe("text of a PDF", () => {
  it("reads headings by their fonts, paragraphs by their spacing, and mends words at line ends", async () => {
    const page = [
      { text: "The Harbour", x: 50, y: 740, size: 20, font: "bold" as const },
      { text: "Building it", x: 50, y: 700, size: 14, font: "bold" as const },
      ...lines(
        [
          "It took three stages to build the har-",
          "bour, which is a state-of-the-",
          "art one. Everybody likes it.",
        ],
        { x: 50, y: 670 },
      ),
      ...lines(["A second paragraph stands here, further", "down on the page."], { x: 50, y: 610 }),
    ];
    const document = await readOrThrow(await drawPdf([page], "Harbour guide"), "a.pdf");
    expect(document.title).toBe("Harbour guide");
    expect(blocksOf(document)).toEqual([
      "heading1: The Harbour",
      "heading2: Building it",
      "paragraph: It took three stages to build the harbour, which is a state-of-the-art one. Everybody likes it.",
      "paragraph: A second paragraph stands here, further down on the page.",
    ]);
    expect(document.pageStarts).toEqual([0]);
  });

  it("reads columns one after the other, however they were drawn", async () => {
    const title = { text: "News from the harbour, for everybody", x: 50, y: 700, size: 18 };
    const left = lines(LEFT, { x: 50, y: 650 });
    const right = lines(RIGHT, { x: 310, y: 650 });
    const across = left.flatMap((line, index) => [line, ...right.slice(index, index + 1)]);
    const expected = `${LEFT.join(" ")} ${RIGHT.join(" ")}`;
    for (const texts of [[...left, ...right], across]) {
      const { text } = await readOrThrow(await drawPdf([[title, ...texts]]), "a.pdf");
      expect(text.split("\n\n").slice(1).join(" ").replaceAll("\n", " ")).toBe(expected);
    }
  });

  it("reads tables as rows, also with cells of several lines", async () => {
    const cell = (text: string, x: number, y: number) => ({ text, x, y });
    const page = [
      cell("Berths of the harbour and what they cost:", 50, 740),
      cell("Name", 50, 700),
      cell("Length", 200, 700),
      cell("Note", 300, 700),
      cell("North", 50, 680),
      cell("10 m", 200, 680),
      cell("with water and", 300, 680),
      cell("power", 300, 666),
      cell("South", 50, 646),
      cell("12 m", 200, 646),
      cell("quiet", 300, 646),
    ];
    const { blocks, text } = await readOrThrow(await drawPdf([page]), "a.pdf");
    const table = blocks.find((block) => block.kind === "table");
    expect(text.slice(table?.start, table?.end)).toBe(
      "Name | Length | Note\nNorth | 10 m | with water and power\nSouth | 12 m | quiet",
    );
  });

  it("reads lists and code", async () => {
    const page = [
      ...lines(["What to bring along on the first day of the season:"], { x: 50, y: 740 }),
      ...lines(
        ["• a passport that is valid for the whole of", "• the papers of the ship"],
        { x: 60, y: 720 },
        30,
      ),
      { text: "the year", x: 68, y: 706 },
      ...lines(["1. Call the keeper.", "2. Wait."], { x: 50, y: 660 }),
      ...lines(["if (isOpen) {", "  enter();", "}"], { x: 50, y: 610, font: "mono" }),
    ].toSorted((a, b) => b.y - a.y);
    expect(blocksOf(await readOrThrow(await drawPdf([page]), "a.pdf"))).toEqual([
      "paragraph: What to bring along on the first day of the season:",
      "list: - a passport that is valid for the whole of the year\n- the papers of the ship",
      "list: 1. Call the keeper.\n2. Wait.",
      "code: if (isOpen) {\n  enter();\n}",
    ]);
  });

  it("drops running headers and page numbers, and joins what goes over a page", async () => {
    const pages = [1, 2, 3, 4].map((number) => [
      { text: "Harbour guide 2026", x: 50, y: 780, size: 9 },
      ...lines(
        [`Page ${number} opens with this line and goes`, "on to the end of it, where the last one is not"],
        { x: 50, y: 680 },
      ),
      { text: `${number}`, x: 300, y: 20, size: 9 },
    ]);
    pages[1]?.splice(1, 2, ...lines(["complete until here."], { x: 50, y: 680 }));
    const { text, pageStarts } = await readOrThrow(await drawPdf(pages), "a.pdf");
    expect(text.match(/Harbour guide/g)).toHaveLength(1);
    expect(text).not.toMatch(/^\d$/m);
    expect(text).toContain("the last one is not complete until here.\n\nPage 3");
    expect(text.slice(pageStarts[1])).toMatch(/^complete until here/);
    expect(pageStarts).toHaveLength(4);
  });

  it("reads what was filled into a form", async () => {
    const document = await PDFDocument.load(await drawPdf([[{ text: "Name of the ship:", x: 50, y: 700 }]]));
    const field = document.getForm().createTextField("ship");
    field.setText("Albatross");
    field.addToPage(document.getPage(0), { x: 150, y: 695, width: 200, height: 18 });
    expect((await readOrThrow(await document.save(), "a.pdf")).text).toMatch(/Name of the ship:\s+Albatross/);
  });

  it("reads pages that are turned", async () => {
    const upright = await drawPdf([lines(LEFT, { x: 50, y: 700 })]);
    const document = await PDFDocument.load(upright);
    document.getPage(0).setRotation({ type: "degrees", angle: 180 } as never);
    const turned = await readOrThrow(await document.save(), "a.pdf");
    expect(turned.text.replaceAll("\n", " ")).not.toBe("");
    for (const line of LEFT) expect(turned.text.replaceAll("\n", " ")).toContain(line);
  });

  it("writes Arabic in the order of reading, letters of one glyph too, and parts it from Latin", async () => {
    // Drawn from left to right: "R", noon, a ligature of lam and alef, alef.
    const bytes = mappedPage("RNLA", { R: "0052", N: "0646", L: "06440625", A: "0627" });
    expect((await readOrThrow(bytes, "a.pdf")).text).toBe("\u0627\u0644\u0625\u0646 R");
  });

  it("writes Latin ligatures as the letters they stand for", async () => {
    const { text } = await readOrThrow(
      mappedPage("oLce", { o: "006F", L: "FB03", c: "0063", e: "0065" }),
      "a.pdf",
    );
    expect(text).toBe("office");
  });
});

describe("odd PDFs", () => {
  it.each([
    ["encrypted", encryptedPdf()],
    ["needs_ocr", scannedPdf()],
    ["empty", manyPages(3)],
    ["damaged", Buffer.from(`%PDF-1.4\n${"nothing that makes sense ".repeat(40)}`)],
    ["damaged", makePdf([{ dictionary: "/Type /Catalog" }])],
    ["damaged", onePage("BT /F1 12 Tf (Hi) Tj ET").subarray(0, 300)],
  ])("end as %s: %#", async (code, bytes) => {
    expect(await read(bytes, "a.pdf")).toMatchObject({ ok: false, code });
  });

  it("are pictures when they say nothing but what a scanner stamped on every page", async () => {
    const document = await PDFDocument.load(
      await drawPdf([1, 2, 3, 4].map(() => [{ text: "Made with a scanner", x: 50, y: 20 }])),
    );
    for (const page of document.getPages()) page.drawRectangle({ x: 50, y: 100, width: 400, height: 600 });
    expect(await read(await document.save(), "a.pdf")).toMatchObject({ code: "needs_ocr" });
  });

  it("never hang in trees of pages that lead back or have no end", async () => {
    expect(await read(cyclicPages(), "a.pdf")).toMatchObject({ ok: false });
    expect(await read(manyPages(100_000), "a.pdf")).toMatchObject({ code: "too_complex" });
  });

  it("stop at the limit of text", async () => {
    const content = `BT /F1 2 Tf 50 700 Td ${"(many words on one page) Tj ".repeat(3000)}ET`;
    const extraction = await read(onePage(content), "a.pdf", undefined, { maxCharacters: 10_000 });
    expect(extraction).toMatchObject({ code: "too_complex" });
  });

  it("leave nothing of one document for the next", async () => {
    const first = onePage("BT /F1 12 Tf 50 700 Td (The secret of the first) Tj ET");
    const second = onePage("BT /F1 12 Tf 50 700 Td (Nothing) Tj ET");
    const before = await readOrThrow(second, "a.pdf");
    await readOrThrow(first, "a.pdf");
    await read(encryptedPdf(), "a.pdf");
    expect(await readOrThrow(second, "a.pdf")).toEqual(before);
  });
});

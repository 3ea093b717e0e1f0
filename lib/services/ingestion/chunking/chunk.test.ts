import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chunk } from "./chunk";
import { documentOf, type SimpleBlock } from "./testing/document-of";
import { estimateTokens } from "./tokens";

const SENTENCE = "The harbour was built in three stages, and each of them took longer than planned. ";

function words(tokens: number): string {
  return SENTENCE.repeat(Math.ceil(tokens / estimateTokens(SENTENCE))).trim();
}

function heading(level: number, text: string): SimpleBlock {
  return { kind: "heading", level, text };
}

function paragraph(tokens: number): SimpleBlock {
  return { kind: "paragraph", text: words(tokens) };
}

describe("chunk", () => {
  it("keeps a short document whole", () => {
    const document = documentOf([heading(1, "Opening hours"), paragraph(40)]);
    const chunks = chunk(document);
    expect(chunks).toHaveLength(1);
    expect(chunks[0]).toMatchObject({
      ordinal: 0,
      text: document.text,
      headingPath: ["Opening hours"],
      context: "",
    });
    expect(chunks[0]?.page).toBeNull();
  });

  it("never cuts across headings of the same level when the sections are of some size", () => {
    const blocks = ["A", "B", "C"].flatMap((name) => [heading(2, name), paragraph(150)]);
    const chunks = chunk(documentOf([heading(1, "Title"), ...blocks]));
    expect(chunks.map((one) => one.headingPath)).toEqual([
      ["Title", "A"],
      ["Title", "B"],
      ["Title", "C"],
    ]);
    expect(chunks[0]?.text.startsWith("Title\n\nA\n\n")).toBe(true);
    expect(chunks.map((one) => one.context)).toEqual(["", "Title", "Title"]);
  });

  it("puts tiny neighbours under one parent together, and none under another", () => {
    const tiny = (name: string) => [heading(3, name), paragraph(30)];
    const chunks = chunk(
      documentOf([
        heading(1, "One"),
        ...tiny("a"),
        ...tiny("b"),
        paragraph(300),
        heading(1, "Two"),
        ...tiny("c"),
      ]),
    );
    expect(chunks[0]?.text).toContain("a\n\n");
    expect(chunks.at(-1)).toMatchObject({ headingPath: ["Two", "c"] });
    expect(chunks.every((one) => !(one.text.includes("One") && one.text.includes("Two")))).toBe(true);
    const siblings = ["d", "e", "f"].flatMap(tiny);
    const shared = chunk(documentOf([heading(1, "Top"), paragraph(200), heading(2, "Parent"), ...siblings]));
    expect(shared.at(-1)).toMatchObject({ headingPath: ["Top", "Parent"] });
    expect(shared.at(-1)?.text).toContain("f\n\n");
  });

  it("leaves no heading at the end of a chunk", () => {
    const sections = Array.from({ length: 12 }, (_, index) => [
      heading(2, `Part ${index}`),
      paragraph(20 + index * 40),
    ]);
    for (const one of chunk(documentOf([heading(1, "Book"), ...sections.flat()]))) {
      expect(one.text).not.toMatch(/\n\nPart \d+$/);
    }
  });

  it("cuts long sections into chunks of even length, between sentences", () => {
    const chunks = chunk(documentOf([heading(1, "Long"), paragraph(2000)]));
    expect(chunks.length).toBeGreaterThan(6);
    for (const one of chunks) {
      expect(one.text).toMatch(/planned\.$/);
      expect(one.tokens).toBeGreaterThan(180);
      expect(one.tokens).toBeLessThan(340);
    }
    expect(chunks.slice(1).every((one) => one.context === "Long")).toBe(true);
  });

  it("cuts tables between rows and names the header row where it is missing", () => {
    const rows = Array.from(
      { length: 80 },
      (_, index) => `Berth ${index} | ${index * 12} m | free from ${index} May`,
    );
    const table = ["Berth | Length | Note", ...rows].join("\n");
    const chunks = chunk(documentOf([heading(1, "Berths"), { kind: "table", text: table }]));
    expect(chunks.length).toBeGreaterThan(2);
    expect(chunks[0]?.context).toBe("");
    for (const one of chunks.slice(1)) {
      expect(one.text).toMatch(/^Berth \d+ \| \d+ m \| free from \d+ May/);
      expect(one.context).toBe("Berths\nBerth | Length | Note");
    }
  });

  it("keeps a line that introduces a list with the list", () => {
    const items = Array.from({ length: 6 }, (_, index) => `- Bring document number ${index} with you`).join(
      "\n",
    );
    const blocks: SimpleBlock[] = [
      paragraph(240),
      { kind: "paragraph", text: "What you need:" },
      { kind: "list", text: items },
    ];
    const holder = chunk(documentOf(blocks)).find((one) => one.text.includes("What you need:"));
    expect(holder?.text).toContain("document number 0");
  });

  it("names the page on which a chunk starts", () => {
    const document = documentOf([paragraph(250), paragraph(250), paragraph(250)]);
    document.pageStarts = [0, document.blocks[1]?.start ?? 0, document.blocks[2]?.start ?? 0];
    expect(chunk(document).map((one) => one.page)).toEqual([1, 2, 3]);
    expect(chunk(document).flatMap((one) => one.pageBreaks)).toEqual([]);
  });

  it("knows where later pages begin within a chunk, blank ones too", () => {
    const document = documentOf([paragraph(20), paragraph(20), paragraph(20)]);
    const starts = document.blocks.map((block) => block.start);
    document.pageStarts = [0, starts[1] ?? 0, starts[2] ?? 0, starts[2] ?? 0];
    expect(chunk(document)).toMatchObject([{ page: 1, pageBreaks: [starts[1], starts[2], starts[2]] }]);
  });

  it("cuts text without any end of a sentence, and between whole characters", () => {
    const line = "😀x".repeat(3000);
    const chunks = chunk(documentOf([{ kind: "paragraph", text: line }]));
    expect(chunks.map((one) => one.text).join("")).toBe(line);
    for (const one of chunks) expect(one.text.isWellFormed()).toBe(true);
  });

  it("gives nothing for nothing", () => {
    expect(chunk(documentOf([]))).toEqual([]);
  });
});

const piece = fc.oneof(
  fc.lorem({ maxCount: 40 }),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 400 }),
  fc.constantFrom(
    "Satz mit z. B. einer Zahl 3.14. Und noch einer!",
    "这是第一句。这是第二句！",
    "a ".repeat(900),
    "x".repeat(2500),
  ),
  fc.array(fc.lorem({ maxCount: 12 }), { minLength: 1, maxLength: 40 }).map((lines) => lines.join("\n")),
);
const block = fc.record({
  kind: fc.constantFrom<SimpleBlock["kind"]>("heading", "paragraph", "paragraph", "list", "table", "code"),
  level: fc.integer({ min: 1, max: 6 }),
  text: piece.map((text) => text.trim()).filter((text) => text !== ""),
});

describe("chunk, for any document", () => {
  it("gives exact spans, in order, that cover all text within the bounds", () => {
    const options = fc.record({ targetTokens: fc.integer({ min: 30, max: 400 }) });
    fc.assert(
      fc.property(fc.array(block, { maxLength: 25 }), options, (blocks, option) => {
        const document = documentOf(blocks);
        const chunks = chunk(document, option);
        let covered = 0;
        for (const [index, one] of chunks.entries()) {
          expect(one.ordinal).toBe(index);
          expect(one.text).toBe(document.text.slice(one.start, one.end));
          expect(one.start).toBeGreaterThanOrEqual(covered);
          expect(document.text.slice(covered, one.start).trim()).toBe("");
          expect(one.text.trim()).not.toBe("");
          expect(one.tokens).toBeLessThanOrEqual(Math.round(option.targetTokens * 1.5));
          covered = one.end;
        }
        expect(document.text.slice(covered).trim()).toBe("");
      }),
      { numRuns: 300 },
    );
  });

  it("lets a chunk begin with the end of the one before, in whole units and within the bounds", () => {
    const options = fc.record({
      targetTokens: fc.integer({ min: 80, max: 400 }),
      share: fc.double({ min: 0, max: 0.5, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(block, { maxLength: 25 }), options, (blocks, { targetTokens, share }) => {
        const overlapTokens = Math.floor(targetTokens * share);
        const document = documentOf(blocks);
        const plain = chunk(document, { targetTokens });
        const chunks = chunk(document, { targetTokens, overlapTokens });
        expect(chunks.map(({ end }) => end)).toEqual(plain.map(({ end }) => end));
        for (const [at, one] of chunks.entries()) {
          const before = plain[at]?.start ?? 0;
          expect(one.text).toBe(document.text.slice(one.start, one.end));
          expect(one.start).toBeLessThanOrEqual(before);
          // What is between the shared units counts as little as a space.
          expect(one.tokens - (plain[at]?.tokens ?? 0)).toBeLessThanOrEqual(
            overlapTokens + (one.end - one.start) / 20 + 2,
          );
        }
      }),
      { numRuns: 200 },
    );
  });

  it("gives the same chunks every time", () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 12 }), (blocks) => {
        const document = documentOf(blocks);
        expect(chunk(document)).toEqual(chunk(structuredClone(document)));
      }),
      { numRuns: 50 },
    );
  });
});

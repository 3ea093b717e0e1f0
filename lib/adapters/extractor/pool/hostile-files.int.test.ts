import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, test, vi } from "vitest";
import { SILENT } from "@/lib/core/log";
import { buildExtractor } from "@/scripts/build-extractor.mjs";
import type { Extraction, Extractor } from "../port";
import { drawPdf, lines } from "../testing/draw-pdf";
import { makeDoc } from "../testing/make-doc";
import { item, makeDocx, paragraph, table } from "../testing/make-docx";
import { makeEpub } from "../testing/make-epub";
import { makeMsg } from "../testing/make-msg";
import { makeOpenDocument, makePptx, shape } from "../testing/make-office";
import { cyclicPages, manyPages, onePage } from "../testing/make-pdf";
import { makeWorkbook } from "../testing/make-sheets";
import { makeZip } from "../testing/make-zip";
import { createExtractorPool } from "./extractor-pool";

// The real processes, with limits low enough to be reached quickly.

vi.setConfig({ testTimeout: 240_000, hookTimeout: 60_000 });

const MUTANTS = 300;
/** A small file of each kind that is written in characters. */
const SMALL = {
  "a.rtf":
    "{\\rtf1\\ansi{\\fonttbl{\\f0\\fcharset204 A;}}\\f0 \\'cf\\u233?\\par\\trowd a\\cell b\\cell\\row\\pard end}",
  "a.json": '{"a":[{"b":1,"c":"x"},{"b":2,"c":"y"}],"d":{"e":[1,{"f":null}]}}',
  "a.jsonl": '{"a":1}\n{"a":2}\n',
  "a.xml": "<a><b c='1'>x<i>y</i></b><list><item>z</item></list><t><![CDATA[w]]></t></a>",
  "a.rst": "Title\n=====\n\n- a\n  - b\n\n.. note:: c\n\n+---+\n| d |\n+---+\n\nRun::\n\n  code\n",
  "a.adoc": "= Title\n:a: b\n\n* c\n** d\n\n[NOTE]\n====\ne {a}\n====\n\n|===\n|f |g\n|===\n",
  "a.vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\n<v A>b\n",
};
const temporary = mkdtempSync(path.join(os.tmpdir(), "minirag-hostile-"));
const folder = path.join(temporary, "files");
let pool: Extractor;

beforeAll(async () => {
  const workerFile = await buildExtractor(path.join(temporary, "dist"));
  const limits = { seconds: 20, memoryBytes: 300_000_000, characters: 6_000_000, unpackedBytes: 20_000_000 };
  pool = createExtractorPool({ workerFile, folder, limits, log: SILENT });
});
afterAll(async () => {
  await pool.close();
  expect(readdirSync(folder)).toEqual([]);
  rmSync(temporary, { recursive: true, force: true });
});

/** One value, said to stand in seventeen billion cells. */
function endlessSheet(): Uint8Array {
  const cell =
    '<table:table-cell office:value-type="string" table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell>';
  const row = `<table:table-row table:number-rows-repeated="1048576">${cell}</table:table-row>`;
  return makeZip([
    { name: "mimetype", content: "application/vnd.oasis.opendocument.spreadsheet" },
    { name: "META-INF/manifest.xml", content: "<manifest:manifest/>" },
    {
      name: "content.xml",
      content: `<office:document-content><office:body><office:spreadsheet><table:table table:name="A">${row}</table:table></office:spreadsheet></office:body></office:document-content>`,
    },
  ]);
}

function extract(content: Uint8Array | string, fileName: string): Promise<Extraction> {
  return pool.extract(new Blob([content as BlobPart]).stream(), { fileName });
}

async function expectService(): Promise<void> {
  expect(await extract("All is well.", "a.txt")).toMatchObject({
    ok: true,
    document: { text: "All is well." },
  });
}

test("mails and archives are read in the real process, and what came in them is given", async () => {
  const eml = "From: a@example.com\r\nSubject: Prices\r\n\r\nTen euros.";
  const sender = { name: "Alice", address: "a@example.com" };
  const attachments = [{ fileName: "Terms.txt", content: "Pay soon." }];
  const files: [name: string, content: Uint8Array | string, text: string][] = [
    ["a.eml", eml, "Prices"],
    ["a.msg", makeMsg({ subject: "Prices", sender, text: "Ten euros.", attachments }), "Prices"],
    ["a.zip", makeZip([{ name: "Prices/a.eml", content: eml }]), "1 file: 1 EML"],
  ];
  const taken: string[] = [];
  for (const [fileName, content, text] of files) {
    const body = new Blob([content as BlobPart]).stream();
    const extraction = await pool.extract(body, { fileName }, async ({ title, body }) => {
      taken.push(`${title}: ${await new Response(body()).text()}`);
    });
    expect(extraction).toMatchObject({ ok: true, document: { text: expect.stringContaining(text) } });
  }
  expect(taken).toEqual(["Terms: Pay soon.", `Prices/a: ${eml}`]);
});

describe("files made to do harm cost only themselves", () => {
  it.each([
    [
      "a Word document that unpacks a thousand times",
      () => makeDocx(paragraph("x".repeat(60_000_000))),
      "a.docx",
    ],
    [
      "a workbook that unpacks a thousand times",
      () => makeWorkbook({ A: Array.from({ length: 2000 }, () => ["x".repeat(30_000)]) }),
      "a.xlsx",
    ],
    [
      "a presentation that unpacks a thousand times",
      () => makePptx([{ shapes: shape("", "x".repeat(60_000_000)) }]),
      "a.pptx",
    ],
    [
      "an OpenDocument text with endless lists",
      () => makeOpenDocument("text", "<text:list><text:list-item>".repeat(100_000)),
      "a.odt",
    ],
    ["a table of OpenDocument that repeats its cells without end", () => endlessSheet(), "a.ods"],
    ["a PDF that unpacks a thousand times", () => onePage(Buffer.alloc(250_000_000, " ")), "a.pdf"],
    ["a PDF with a hundred thousand pages", () => manyPages(100_000), "a.pdf"],
    ["a PDF whose pages lead back", () => cyclicPages(), "a.pdf"],
    ["a page with a million elements inside each other", () => `${"<div><b>".repeat(500_000)}x`, "a.html"],
    ["a page with endless tables", () => "<table><tr><td>".repeat(200_000), "a.html"],
    ["Markdown with endless quotes", () => `${"> ".repeat(200_000)}x`, "a.md"],
    ["Markdown with endless brackets", () => "[".repeat(500_000), "a.md"],
    ["Markdown with endless emphasis", () => "*a **b ".repeat(200_000), "a.md"],
    [
      "an e-book that unpacks a thousand times",
      () => makeEpub([`<p>${"x".repeat(60_000_000)}</p>`]),
      "a.epub",
    ],
    ["RTF with a million groups inside each other", () => `{\\rtf1 ${"{".repeat(1_000_000)}`, "a.rtf"],
    ["JSON with a million lists inside each other", () => "[".repeat(1_000_000), "a.json"],
    ["XML with a million elements inside each other", () => "<a>".repeat(1_000_000), "a.xml"],
    [
      "XML whose entities expand",
      () => '<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;">]><a>&c;</a>',
      "a.xml",
    ],
    ["reStructuredText with endless marks", () => "`a <*b ".repeat(200_000), "a.rst"],
    ["AsciiDoc with endless blocks", () => "====\n*****\n".repeat(50_000), "a.adoc"],
    ["a mail whose parts lie in each other", () => nestedMail(2_000), "a.eml"],
    ["a mail with endless headers", () => `${"X-A: b\r\n".repeat(500_000)}\r\nx`, "a.eml"],
    ["a mail with endless attachments", () => flatMail(50_000), "a.eml"],
    ["text past the limit", () => "many words ".repeat(600_000), "a.txt"],
  ])("%s", async (_, make, name) => {
    const [extraction] = await Promise.all([extract(make(), name), expectService()]);
    if (!extraction.ok) expect(["too_complex", "damaged", "empty", "needs_ocr"]).toContain(extraction.code);
    await expectService();
  });

  it("a line of five megabytes is just text", async () => {
    const line = "word ".repeat(1_000_000).trim();
    expect(await extract(line, "a.txt")).toMatchObject({ ok: true, document: { text: line } });
  });
});

test("a long workbook of Excel 97 takes no more memory than its text is worth", async () => {
  const text = "слова разной длины, ".repeat(7);
  const rows = Array.from({ length: 18_000 }, (_, index) => [index, `${index} ${text}`, `${text} ${index}`]);
  const extraction = await extract(
    makeWorkbook({ Answers: [["Id", "One", "Two"], ...rows] }, "biff8"),
    "a.xls",
  );
  expect(extraction).toMatchObject({ ok: true });
});

describe("damaged files end in a stated way", () => {
  it(`${MUTANTS} PDFs, ${MUTANTS / 3} Word documents and ${MUTANTS / 5} of each other kind with broken places`, async () => {
    const drawn = await drawPdf([
      [{ text: "Title", x: 50, y: 740, size: 20 }, ...lines(["one line", "and another"], { x: 50, y: 700 })],
      lines(["a second page", "with text"], { x: 50, y: 700 }),
    ]);
    const written = onePage("BT /F1 12 Tf 50 700 Td (Hand written) Tj ET");
    const document = makeDocx(
      paragraph("Title", "Title") +
        item("one", 0) +
        table([
          ["a", "b"],
          ["c", "d"],
        ]),
    );
    const mail = makeMsg({
      subject: "Prices",
      sender: { name: "A", address: "a@example.com" },
      text: "Ten euros.",
    });
    const others: [name: string, content: Uint8Array][] = [
      ["a.msg", mail],
      ["a.epub", makeEpub(["<h1>One</h1><p>Words</p>", "<p>More</p>"])],
      ...Object.entries(SMALL).map(([name, text]): [string, Uint8Array] => [name, Buffer.from(text)]),
    ];
    const seeds = Array.from({ length: MUTANTS }, (_, seed) => seed + 1);
    const jobs = seeds.flatMap((seed) => [
      { seed, name: "a.pdf", content: mutate(seed % 2 ? drawn : written, seed) },
      ...(seed % 3 ? [] : [{ seed, name: "a.docx", content: mutate(document, seed) }]),
      ...(seed % 5 ? [] : others.map(([name, content]) => ({ seed, name, content: mutate(content, seed) }))),
    ]);
    await expectStatedEnds(jobs);
  });

  it(`${MUTANTS / 5} sheets, slides and texts of each other Office format with broken places`, async () => {
    const sheets = {
      Berths: [
        ["Name", "Length"],
        ["North", 10.5],
        ["South", 12],
      ],
    };
    const text =
      "<text:h>Title</text:h><text:list><text:list-item><text:p>one</text:p></text:list-item></text:list>";
    const files: [name: string, content: Uint8Array][] = [
      ["a.xlsx", makeWorkbook(sheets)],
      ["a.ods", makeWorkbook(sheets, "ods")],
      ["a.xls", makeWorkbook(sheets, "biff8")],
      ["a.doc", makeDoc("Title\rName\x07Size\x07\rEnd\r")],
      ["a.pptx", makePptx([{ shapes: shape("title", "Title") + shape("body", "text"), notes: "a note" }])],
      ["a.odt", makeOpenDocument("text", text)],
      ["a.odp", makeOpenDocument("presentation", `<draw:page><draw:frame>${text}</draw:frame></draw:page>`)],
    ];
    const seeds = Array.from({ length: MUTANTS / 5 }, (_, seed) => seed + 1);
    await expectStatedEnds(
      files.flatMap(([name, content]) =>
        seeds.map((seed) => ({ seed, name, content: mutate(content, seed) })),
      ),
    );
  });
});

async function expectStatedEnds(
  jobs: readonly { seed: number; name: string; content: Uint8Array }[],
): Promise<void> {
  for (let from = 0; from < jobs.length; from += 20) {
    await Promise.all(
      jobs.slice(from, from + 20).map(async ({ seed, name, content }) => {
        const extraction = await extract(content, name);
        if (extraction.ok) expect(extraction.document.text, `${name}, seed ${seed}`).toBeTypeOf("string");
        else expect(extraction.message, `${name}, seed ${seed}`).toMatch(/^[A-Z].*\.$/);
      }),
    );
  }
  await expectService();
}

function nestedMail(depth: number): string {
  const open = Array.from(
    { length: depth },
    (_, index) => `--b${index}\r\nContent-Type: multipart/mixed; boundary=b${index + 1}\r\n\r\n`,
  );
  return `From: a@example.com\r\nContent-Type: multipart/mixed; boundary=b0\r\n\r\n${open.join("")}`;
}

function flatMail(count: number): string {
  const parts = "--b\r\nContent-Type: application/pdf\r\n\r\nx\r\n".repeat(count);
  return `From: a@example.com\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${parts}`;
}

/** Changes, removes or doubles bytes in a few places: the same for the same seed. */
function mutate(bytes: Uint8Array, seed: number): Uint8Array {
  let state = seed * 2_654_435_761;
  const random = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
  let mutant = Buffer.from(bytes);
  for (let change = 0; change <= random(8); change++) {
    const at = random(mutant.length);
    const kind = random(4);
    if (kind === 0) mutant[at] = random(256);
    else if (kind === 1) mutant = Buffer.concat([mutant.subarray(0, at), mutant.subarray(at + random(50))]);
    else if (kind === 2)
      mutant = Buffer.concat([mutant.subarray(0, at), mutant.subarray(Math.max(0, at - random(50)))]);
    else mutant.write(String(random(100_000)), at, "latin1");
  }
  return mutant;
}

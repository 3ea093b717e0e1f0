import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, test, vi } from "vitest";
import { SILENT } from "@/lib/core/log";
import { buildExtractor } from "@/scripts/build-extractor.mjs";
import type { Extraction, Extractor } from "../port";
import { drawPdf, lines } from "../testing/draw-pdf";
import { item, makeDocx, paragraph, table } from "../testing/make-docx";
import { makeMsg } from "../testing/make-msg";
import { cyclicPages, manyPages, onePage } from "../testing/make-pdf";
import { makeZip } from "../testing/make-zip";
import { createExtractorPool } from "./extractor-pool";

// The real processes, with limits low enough to be reached quickly.

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const MUTANTS = 300;
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
    ["a PDF that unpacks a thousand times", () => onePage(Buffer.alloc(250_000_000, " ")), "a.pdf"],
    ["a PDF with a hundred thousand pages", () => manyPages(100_000), "a.pdf"],
    ["a PDF whose pages lead back", () => cyclicPages(), "a.pdf"],
    ["a page with a million elements inside each other", () => `${"<div><b>".repeat(500_000)}x`, "a.html"],
    ["a page with endless tables", () => "<table><tr><td>".repeat(200_000), "a.html"],
    ["Markdown with endless quotes", () => `${"> ".repeat(200_000)}x`, "a.md"],
    ["Markdown with endless brackets", () => "[".repeat(500_000), "a.md"],
    ["Markdown with endless emphasis", () => "*a **b ".repeat(200_000), "a.md"],
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

describe("damaged files end in a stated way", () => {
  it(`${MUTANTS} PDFs, ${MUTANTS / 3} Word documents and mails with broken places`, async () => {
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
    const seeds = Array.from({ length: MUTANTS }, (_, seed) => seed + 1);
    const jobs = seeds.flatMap((seed) => [
      { seed, name: "a.pdf", content: mutate(seed % 2 ? drawn : written, seed) },
      ...(seed % 3 ? [] : [{ seed, name: "a.docx", content: mutate(document, seed) }]),
      ...(seed % 3 ? [] : [{ seed, name: "a.msg", content: mutate(mail, seed) }]),
    ]);
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
  });
});

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

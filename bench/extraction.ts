// Extraction: the share of known strings that is found, the state in which odd files end, and pages a second beside unpdf
// (which has to be installed in bench/, or in the folder that UNPDF names).
//   npx tsx --conditions=react-server bench/extraction.ts <folder with expectations.json> [more PDFs for the speed ...]

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { createExtractorPool } from "@/lib/adapters/extractor/pool";
import type { Extraction } from "@/lib/adapters/extractor/port";
import { SILENT } from "@/lib/core/log";
import { buildExtractor } from "@/scripts/build-extractor.mjs";

type Expectation = { must_contain?: string[]; must_not_contain?: string[]; special?: string };

const STATES: Record<string, string> = { scanned: "needs_ocr", password: "encrypted", empty: "empty" };
const ROUNDS = 7;
const [folder = ".", ...morePdfs] = process.argv.slice(2);
const temporary = mkdtempSync(path.join(os.tmpdir(), "minirag-extraction-"));
const workerFile = await buildExtractor(path.join(temporary, "dist"));
const pool = createExtractorPool({ workerFile, folder: path.join(temporary, "files"), log: SILENT });

try {
  await measureQuality();
  await measureSpeed();
} finally {
  await pool.close();
  rmSync(temporary, { recursive: true, force: true });
}

async function measureQuality(): Promise<void> {
  const { files } = JSON.parse(readFileSync(path.join(folder, "expectations.json"), "utf8")) as {
    files: Record<string, Expectation>;
  };
  let found = 0;
  let expected = 0;
  let odd = 0;
  for (const [name, expectation] of Object.entries(files)) {
    const started = performance.now();
    const { extraction, text } = await extractAll(path.join(folder, name));
    const milliseconds = (performance.now() - started).toFixed(0).padStart(5);
    if (expectation.special) {
      const isRight = !extraction.ok && extraction.code === STATES[expectation.special];
      if (!isRight) odd++;
      console.log(
        `${name.padEnd(32)} ${stateOf(extraction).padEnd(18)} ${isRight ? "as it should" : "WRONG"} ${milliseconds} ms`,
      );
      continue;
    }
    if (!extraction.ok && extraction.code === "unsupported_type") {
      console.log(`${name.padEnd(32)} not a format that is read`);
      continue;
    }
    const strings = expectation.must_contain ?? [];
    const missing = strings.filter((one) => !normal(text).includes(normal(one)));
    const forbidden = (expectation.must_not_contain ?? []).filter((one) => text.includes(one));
    found += strings.length - missing.length;
    expected += strings.length;
    odd += forbidden.length;
    const share = `${strings.length - missing.length}/${strings.length}`;
    console.log(
      `${name.padEnd(32)} ${stateOf(extraction).padEnd(18)} ${share.padStart(5)} ${milliseconds} ms`,
    );
    for (const one of missing) console.log(`    missing: ${one}`);
    for (const one of forbidden) console.log(`    must not be there: ${JSON.stringify(one)}`);
  }
  console.log(
    `\nfound ${found} of ${expected} strings: ${(found / expected).toFixed(4)}; wrong states or strings: ${odd}\n`,
  );
}

/** Both read the same PDFs in turns; ours through the pool, one after the other and as many as it takes at a time. */
async function measureSpeed(): Promise<void> {
  const names = [
    "multi_page.pdf",
    "multi-column-2p.pdf",
    "2305.03393v1-pg9.pdf",
    "right_to_left_01.pdf",
    "fake-memo.pdf",
  ];
  const files = [...names.map((name) => path.join(folder, name)), ...morePdfs];
  const unpdf = await loadUnpdf();
  const contenders: Record<string, () => Promise<number>> = {
    "ours, one at a time": async () => {
      let pages = 0;
      for (const file of files) pages += pagesOf(await extract(file));
      return pages;
    },
    "ours, two at a time": async () =>
      (await Promise.all(files.map(extract))).reduce((sum, one) => sum + pagesOf(one), 0),
    ...(unpdf && { unpdf: () => readWithUnpdf(unpdf, files) }),
  };
  const speeds = new Map<string, number[]>(Object.keys(contenders).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS + 2; round++) {
    for (const [name, run] of Object.entries(contenders)) {
      const started = performance.now();
      const pages = await run();
      // The first rounds warm up.
      if (round >= 2) speeds.get(name)?.push((pages / (performance.now() - started)) * 1000);
    }
  }
  for (const [name, values] of speeds)
    console.log(`${name.padEnd(22)} ${median(values).toFixed(0).padStart(5)} pages/s`);
}

type Unpdf = {
  getDocumentProxy(bytes: Uint8Array): Promise<unknown>;
  extractText(document: unknown, options: { mergePages: boolean }): Promise<{ totalPages: number }>;
};

async function loadUnpdf(): Promise<Unpdf | null> {
  const from = path.join(process.env.UNPDF ?? import.meta.dirname, "package.json");
  try {
    return await import(pathToFileURL(createRequire(from).resolve("unpdf")).href);
  } catch {
    console.log("unpdf is not installed: ours is measured alone");
    return null;
  }
}

async function readWithUnpdf(unpdf: Unpdf, files: readonly string[]): Promise<number> {
  let pages = 0;
  for (const file of files) {
    const document = await unpdf.getDocumentProxy(new Uint8Array(readFileSync(file)));
    pages += (await unpdf.extractText(document, { mergePages: false })).totalPages;
  }
  return pages;
}

function extract(file: string): Promise<Extraction> {
  return pool.extract(new Blob([readFileSync(file)]).stream(), { fileName: path.basename(file) });
}

/** With the text of what came in it, which the product makes documents of their own. */
async function extractAll(file: string): Promise<{ extraction: Extraction; text: string }> {
  const texts: string[] = [];
  const body = new Blob([readFileSync(file)]).stream();
  const extraction = await pool.extract(
    body,
    { fileName: path.basename(file) },
    async ({ body, fileName }) => {
      texts.push(textOf(await pool.extract(body(), { fileName })));
    },
  );
  return { extraction, text: [textOf(extraction), ...texts].join("\n") };
}

function textOf(extraction: Extraction): string {
  return extraction.ok ? extraction.document.text : "";
}

function pagesOf(extraction: Extraction): number {
  return extraction.ok ? extraction.document.pageStarts.length : 0;
}

function stateOf(extraction: Extraction): string {
  return extraction.ok ? "read" : extraction.code;
}

function normal(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\u00AD\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g, "")
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[‐‑–—]/g, "-")
    .replace(/\s+/g, " ")
    .toLowerCase();
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

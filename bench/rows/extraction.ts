import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Extraction } from "@/lib/adapters/extractor/port";
import { type Expectation, forbiddenIn, missingIn, readExpectations } from "../support/expectations";
import { type Asked, type Figure, inTurns, median } from "../support/figures";
import { makePdfs } from "../support/pdfs";
import { type Peer, startPeer } from "../support/peers";
import { type Reader, startReader } from "../support/reader";

const ROUNDS = 7;
const STATES: Record<string, string> = { scanned: "needs_ocr", password: "encrypted", empty: "empty" };
const row = "extraction";

type Read = { pages: number; text: string };
type Known = [file: string, Expectation];

/**
 * Pages a second beside unpdf, on the same PDFs. When BENCH_FILES names a folder with expectations.json, its PDFs are among
 * them, and the share of known strings that is found.
 */
export async function measure({ rounds = ROUNDS }: Asked): Promise<Figure[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "minirag-pdfs-"));
  const reader = await startReader();
  const lone = await startReader(1);
  const unpdf = await startPeer("unpdf");
  try {
    const known = process.env.BENCH_FILES ? readExpectations(process.env.BENCH_FILES) : [];
    const pdfs = known.filter(([file, { special }]) => file.endsWith(".pdf") && !special);
    const quality = [...(await qualityOfOurs(reader, known)), ...(await qualityOfUnpdf(unpdf, pdfs))];
    const made = await speed(
      { reader, lone, unpdf },
      { name: "made PDFs", files: await makePdfs(folder), rounds },
    );
    const files = pdfs.map(([file]) => file);
    const real =
      files.length > 0 ? await speed({ reader, lone, unpdf }, { name: "real PDFs", files, rounds }) : [];
    return [...quality, ...made, ...real];
  } finally {
    await unpdf?.stop();
    await Promise.all([reader.close(), lone.close()]);
    rmSync(folder, { recursive: true });
  }
}

async function qualityOfOurs(reader: Reader, known: readonly Known[]): Promise<Figure[]> {
  if (known.length === 0) return [];
  const all = { found: 0, expected: 0 };
  const ofPdfs = { found: 0, expected: 0 };
  let wrong = 0;
  for (const [file, expectation] of known) {
    const { extraction, text } = await reader.extractAll(file);
    const missing = expectation.special ? [] : missingIn(text, expectation);
    const forbidden = forbiddenIn(text, expectation);
    const isRightState = expectation.special
      ? !extraction.ok && extraction.code === STATES[expectation.special]
      : extraction.ok;
    wrong += (isRightState ? 0 : 1) + forbidden.length;
    if (!isRightState) console.log(`  ${path.basename(file)}: ${stateOf(extraction)}`);
    for (const one of missing) console.log(`  ${path.basename(file)} lacks: ${one}`);
    for (const one of forbidden) console.log(`  ${path.basename(file)} should not have: ${one}`);
    if (expectation.special) continue;
    for (const sum of file.endsWith(".pdf") ? [all, ofPdfs] : [all]) {
      sum.expected += expectation.must_contain?.length ?? 0;
      sum.found += (expectation.must_contain?.length ?? 0) - missing.length;
    }
  }
  const share = ({ found, expected }: typeof all) => ({ value: found / expected, unit: "", goal: "≥ 0.99" });
  return [
    { row, name: `known strings found, ${known.length} files`, ...share(all) },
    { row, name: "known strings found, PDFs", ...share(ofPdfs) },
    { row, name: "files in a wrong state, strings out of place", value: wrong, unit: "", goal: "0" },
  ];
}

async function qualityOfUnpdf(unpdf: Peer | null, pdfs: readonly Known[]): Promise<Figure[]> {
  if (!unpdf || pdfs.length === 0) return [];
  const read = await unpdf.ask<Read[]>(pdfs.map(([file]) => file));
  let [found, expected] = [0, 0];
  for (const [at, [, expectation]] of pdfs.entries()) {
    const count = expectation.must_contain?.length ?? 0;
    expected += count;
    found += count - missingIn(read[at]?.text ?? "", expectation).length;
  }
  return [{ row, name: "  unpdf: known strings found, PDFs", value: found / expected, unit: "" }];
}

type Contenders = { reader: Reader; lone: Reader; unpdf: Peer | null };
type Race = { name: string; files: readonly string[]; rounds: number };

/**
 * Both read the same files in turns; ours one after the other, in the same way with one process of one thread as unpdf is,
 * and as many as its workers take at a time.
 */
async function speed({ reader, lone, unpdf }: Contenders, { name, files, rounds }: Race): Promise<Figure[]> {
  const oneByOne = async (who: Reader) => {
    let pages = 0;
    for (const file of files) pages += pagesOf(await who.extract(file));
    return pages;
  };
  const contenders: Record<string, () => Promise<number>> = {
    one: timed(() => oneByOne(reader)),
    lone: timed(() => oneByOne(lone)),
    all: timed(async () =>
      (await Promise.all(files.map((file) => reader.extract(file)))).reduce(
        (sum, one) => sum + pagesOf(one),
        0,
      ),
    ),
    ...(unpdf && {
      unpdf: timed(async () => (await unpdf.ask<Read[]>(files)).reduce((sum, { pages }) => sum + pages, 0)),
    }),
  };
  // The first rounds warm up.
  await inTurns(2, contenders);
  const results = await inTurns(rounds, contenders);
  const rate = (who: string) => median(results[who] ?? []);
  const unit = "pages/s";
  return [
    { row, name: `${name}, one file at a time`, value: rate("one"), unit },
    { row, name: `${name}, one file at a time, in one thread`, value: rate("lone"), unit },
    { row, name: `${name}, all files at once`, value: rate("all"), unit },
    ...(unpdf
      ? [
          { row, name: `  unpdf: ${name}`, value: rate("unpdf"), unit },
          {
            ...{ row, name: `  ours, one file at a time, through unpdf, ${name}` },
            ...{ value: rate("one") / rate("unpdf"), unit: "×", goal: "≥ 2" },
          },
        ]
      : []),
  ];
}

/** Pages a second. */
function timed(read: () => Promise<number>): () => Promise<number> {
  return async () => {
    const startedAt = performance.now();
    const pages = await read();
    return (pages * 1_000) / (performance.now() - startedAt);
  };
}

function pagesOf(extraction: Extraction): number {
  return extraction.ok ? extraction.document.pageStarts.length : 0;
}

function stateOf(extraction: Extraction): string {
  return extraction.ok ? "read" : extraction.code;
}

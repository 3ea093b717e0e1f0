import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { buildExtractor } from "@/scripts/build-extractor.mjs";
import type { PageTask } from "../pdf/take-pages";
import { drawPdf, lines } from "../testing/draw-pdf";
import { manyPages } from "../testing/make-pdf";
import { readOrThrow } from "../testing/read";
import { createPageHelper } from "../worker/page-helper";

// The real thread, as it is bundled.

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const folder = mkdtempSync(path.join(os.tmpdir(), "minirag-pages-"));
const makeHelper = () =>
  createPageHelper(path.join(folder, "extractor-page-thread.mjs"), path.join(folder, "pdfium.wasm"));

beforeAll(() => buildExtractor(folder));
afterAll(() => rmSync(folder, { recursive: true }));

function taskOf(count: number): PageTask {
  return { count, maxCharacters: 1_000_000, taken: new Int32Array(new SharedArrayBuffer(8)) };
}

describe("the thread that helps with pages", () => {
  it("reads all that nobody else takes, document after document", async () => {
    const helper = makeHelper();
    for (const word of ["alder", "birch"]) {
      const pdf = await drawPdf([1, 2, 3, 4].map((page) => [{ text: `${word} ${page}`, x: 50, y: 700 }]));
      const pages = await helper.begin(pdf, taskOf(4)).pages;
      expect([...pages].map(([index, page]) => `${index}: ${page?.segments[0]?.text}`)).toEqual(
        [1, 2, 3, 4].map((page) => `${page - 1}: ${word} ${page}`),
      );
    }
  });

  it("gives the same document as one thread does", async () => {
    const text = (page: number) =>
      Array.from({ length: 40 }, (_, line) => `Line ${line} of part ${page} ends.`);
    const pdf = await drawPdf(
      Array.from({ length: 60 }, (_, page) => lines(text(page), { x: 50, y: 760 })),
      "Sixty parts",
    );
    const pageHelper = makeHelper();
    const alone = await readOrThrow(pdf);
    for (let round = 0; round < 3; round++)
      expect(await readOrThrow(pdf, undefined, undefined, { pageHelper })).toEqual(alone);
  });

  it("gives nothing for a file that it cannot open, and goes on", async () => {
    const helper = makeHelper();
    expect(await helper.begin(Buffer.from("%PDF-1.4 torn"), taskOf(9)).pages).toEqual(new Map());
    expect((await helper.begin(manyPages(5), taskOf(5)).pages).size).toBe(5);
  });

  it("is ended with its work when it is abandoned, and started again for the next document", async () => {
    const helper = makeHelper();
    const { pages, abandon } = helper.begin(manyPages(100_000), taskOf(100_000));
    abandon();
    expect(await pages).toEqual(new Map());
    expect((await helper.begin(manyPages(5), taskOf(5)).pages).size).toBe(5);
  });
});

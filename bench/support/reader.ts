import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { createExtractorPool } from "@/lib/adapters/extractor/pool";
import type { Extraction } from "@/lib/adapters/extractor/port";
import { SILENT } from "@/lib/core/log";
import { buildExtractor } from "@/scripts/build-extractor.mjs";

export type Reader = {
  extract(file: string): Promise<Extraction>;
  /** With the text of what came in it, which the product makes documents of their own. */
  extractAll(file: string): Promise<{ extraction: Extraction; text: string }>;
  close(): Promise<void>;
};

/** The product's document reader, in as many worker processes as the product reads with where nothing else is said. */
export async function startReader(size?: number): Promise<Reader> {
  const temporary = mkdtempSync(path.join(os.tmpdir(), "minirag-extraction-"));
  const workerFile = await buildExtractor(path.join(temporary, "dist"));
  const pool = createExtractorPool({ workerFile, folder: path.join(temporary, "files"), size, log: SILENT });
  const bodyOf = (file: string) => new Blob([readFileSync(file)]).stream();
  return {
    extract: (file) => pool.extract(bodyOf(file), { fileName: path.basename(file) }),
    async extractAll(file) {
      const texts: string[] = [];
      const hints = { fileName: path.basename(file) };
      const extraction = await pool.extract(bodyOf(file), hints, async ({ body, fileName }) => {
        texts.push(textOf(await pool.extract(body(), { fileName })));
      });
      return { extraction, text: [textOf(extraction), ...texts].join("\n") };
    },
    async close() {
      await pool.close();
      rmSync(temporary, { recursive: true, force: true });
    },
  };
}

function textOf(extraction: Extraction): string {
  return extraction.ok ? extraction.document.text : "";
}

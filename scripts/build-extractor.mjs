// Bundles the process that reads documents: dist/extractor.mjs, its two threads, and PDFium's WebAssembly file beside them.
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = path.resolve(import.meta.dirname, "..");
const source = path.join(root, "lib/adapters/extractor/worker");
const require = createRequire(import.meta.url);

/**
 * Builds into `folder`; takes under a second.
 * @returns {Promise<string>} the path of the bundle, for `createExtractorPool({ workerFile })`
 */
export async function buildExtractor(folder = path.join(root, "dist")) {
  await mkdir(folder, { recursive: true });
  const { outputFiles } = await build({
    entryPoints: {
      extractor: path.join(source, "main.ts"),
      "extractor-watchdog": path.join(source, "watchdog.ts"),
      "extractor-page-thread": path.join(source, "page-thread.ts"),
    },
    outdir: folder,
    write: false,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node24",
    legalComments: "none",
    logLevel: "warning",
    // CommonJS packages in the bundle call for Node's modules by `require`.
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
  });
  const wasm = await readFile(require.resolve("@embedpdf/pdfium/pdfium.wasm"));
  for (const { path: file, contents } of [
    ...outputFiles,
    { path: path.join(folder, "pdfium.wasm"), contents: wasm },
  ]) {
    // A process that starts meanwhile finds the old file or the new one, never half of it.
    const draft = `${file}.${process.pid}`;
    await writeFile(draft, contents);
    await rename(draft, file);
  }
  return path.join(folder, "extractor.mjs");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await buildExtractor();

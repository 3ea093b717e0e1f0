// The process that reads documents, bundled by scripts/build-extractor.mjs. It has no secrets, opens no connection, and
// may be ended at any moment: the parent watches over it.
import { readFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { Worker } from "node:worker_threads";
import { readDocument } from "../formats/read-document";
import type { ReadRequest, WorkerMessage, WorkerSettings } from "./protocol";

const LOW_PRIORITY = 10;
const settings: WorkerSettings = JSON.parse(process.argv[2] ?? "{}");
const pdfiumWasm = path.join(import.meta.dirname, "pdfium.wasm");

function say(message: WorkerMessage): void {
  process.send?.(message);
}

async function read(request: ReadRequest): Promise<void> {
  const bytes = await readFile(request.file);
  const extraction = await readDocument(bytes, request, { ...request, pdfiumWasm });
  say({ type: "done", extraction });
}

new Worker(path.join(import.meta.dirname, "extractor-watchdog.mjs"), { workerData: settings }).unref();
os.setPriority(LOW_PRIORITY);
// A supervisor may tell every process of ours; the parent decides how long documents in work may take.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => {});
process.on("disconnect", () => process.exit());
process.on("message", (request: ReadRequest) => {
  // A file that cannot be opened is no fault of the document: the process ends, and the parent tries another.
  read(request).catch(() => process.exit(1));
});
say({ type: "ready" });

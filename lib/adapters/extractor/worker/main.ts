// The process that reads documents, bundled by scripts/build-extractor.mjs. It has no secrets, opens no connection, and
// may be ended at any moment: the parent watches over it.
import { readFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { Worker } from "node:worker_threads";
import type { PackedFile } from "../formats/format";
import { readDocument } from "../formats/read-document";
import { createPageHelper } from "./page-helper";
import type { ParentMessage, ReadRequest, WorkerMessage, WorkerSettings } from "./protocol";

const LOW_PRIORITY = 10;
const settings: WorkerSettings = JSON.parse(process.argv[2] ?? "{}");
const pdfiumWasm = path.join(import.meta.dirname, "pdfium.wasm");
const helper = createPageHelper(path.join(import.meta.dirname, "extractor-page-thread.mjs"), pdfiumWasm);

function say(message: WorkerMessage): void {
  process.send?.(message);
}

async function read(request: ReadRequest): Promise<void> {
  const bytes = await readFile(request.file);
  const attach = request.withAttachments ? handOver : null;
  const pageHelper = request.hasSpareCore ? helper : null;
  const extraction = await readDocument(bytes, request, { ...request, pdfiumWasm, pageHelper, attach });
  say({ type: "done", extraction });
}

let goOn = () => {};

/** Waits until the parent has stored it, so that attachments do not pile up in its memory. */
function handOver(file: PackedFile): Promise<void> {
  return new Promise((resolve) => {
    goOn = resolve;
    say({ type: "attachment", file });
  });
}

new Worker(path.join(import.meta.dirname, "extractor-watchdog.mjs"), { workerData: settings }).unref();
os.setPriority(LOW_PRIORITY);
// A supervisor may tell every process of ours; the parent decides how long documents in work may take.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => {});
process.on("disconnect", () => process.exit());
process.on("message", (message: ParentMessage) => {
  if (message.type === "stored") goOn();
  // A file that cannot be opened is no fault of the document: the process ends, and the parent tries another.
  else read(message).catch(() => process.exit(1));
});
say({ type: "ready" });

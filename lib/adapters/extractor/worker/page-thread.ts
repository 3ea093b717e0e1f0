// A thread of the reading process that takes some of a PDF's pages, started with the first PDF of some length.
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { withPdf } from "../pdf/pdfium";
import { type PageTask, type ReadPages, takePages } from "../pdf/take-pages";

export type PageRequest = { bytes: Uint8Array; task: PageTask; answer: MessagePort };

parentPort?.on("message", async ({ bytes, task, answer }: PageRequest) => {
  const pages: ReadPages = new Map();
  try {
    // It comes late to a document whose pages are all taken.
    if (Atomics.load(task.taken, 0) < task.count)
      await withPdf(bytes, workerData.pdfiumWasm, (document) => takePages(document, task, pages));
    answer.postMessage(pages);
  } catch {
    // Without an answer the other side reads the pages itself, and meets what is wrong with them.
  }
  answer.close();
});

import { MessageChannel, Worker } from "node:worker_threads";
import type { PageHelper, ReadPages } from "../pdf/take-pages";
import type { PageRequest } from "./page-thread";

/** Starts the thread in `file` when it is first needed, and keeps it warm. */
export function createPageHelper(file: string, pdfiumWasm: string): PageHelper {
  let thread: Worker | null = null;

  function start(): Worker {
    const started = new Worker(file, { workerData: { pdfiumWasm } });
    // That it failed shows in the pages that it did not read.
    started.on("error", () => {});
    started.on("exit", () => {
      if (thread === started) thread = null;
    });
    started.unref();
    return started;
  }

  return {
    begin(bytes, task) {
      thread ??= start();
      const helper = thread;
      const { port1, port2 } = new MessageChannel();
      let isDone = false;
      const pages = new Promise<ReadPages>((resolve) => {
        const settle = (read: ReadPages) => {
          isDone = true;
          resolve(read);
        };
        port1.once("message", settle);
        port1.once("close", () => settle(new Map()));
      });
      // A copy: what holds the bytes may be far larger than they are.
      const copy = new Uint8Array(bytes);
      const request: PageRequest = { bytes: copy, task, answer: port2 };
      helper.postMessage(request, [port2, copy.buffer]);
      return {
        pages,
        abandon() {
          // It may be at a page that never ends.
          if (isDone) return;
          if (thread === helper) thread = null;
          helper.terminate();
        },
      };
    },
  };
}

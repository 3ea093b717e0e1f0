import type { Extraction, Selection } from "../port";

/** What the parent asks of a process that reads documents: one at a time. */
export type ReadRequest = {
  file: string;
  fileName?: string;
  contentType?: string;
  selection?: Selection;
  maxCharacters: number;
  maxPages: number;
  maxUnpackedBytes: number;
};

/** What the process says: once that it is ready, then one answer to each request. */
export type WorkerMessage = { type: "ready" } | { type: "done"; extraction: Extraction };

/** What the process is told on its command line, as JSON: who started it, and what it may use. */
export type WorkerSettings = { parent: number; memoryBytes: number };

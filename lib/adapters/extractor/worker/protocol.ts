import type { PackedFile } from "../formats/format";
import type { Extraction, Selection } from "../port";

/** What the parent asks of a process that reads documents: one at a time. */
export type ReadRequest = {
  type: "read";
  file: string;
  fileName?: string;
  contentType?: string;
  selection?: Selection;
  maxCharacters: number;
  maxPages: number;
  maxUnpackedBytes: number;
  maxAttachments: number;
  withAttachments: boolean;
  /** No other document is read at the moment, and this one may take a second processor. */
  hasSpareCore: boolean;
};

/** What the parent says: what to read, and that an attachment is stored and the next one may come. */
export type ParentMessage = ReadRequest | { type: "stored" };

/** What the process says: once that it is ready, then for each request its attachments one by one, and an answer. */
export type WorkerMessage =
  | { type: "ready" }
  | { type: "attachment"; file: PackedFile }
  | { type: "done"; extraction: Extraction };

/** What the process is told on its command line, as JSON: who started it, and what it may use. */
export type WorkerSettings = { parent: number; memoryBytes: number };

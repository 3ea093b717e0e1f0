import { access, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { AppError } from "@/lib/core/errors";
import type { Logger } from "@/lib/core/log";
import type { Extraction, Extractor } from "../port";
import type { ReadRequest } from "../worker/protocol";
import { DEFAULT_LIMITS, type ExtractorLimits } from "./limits";
import { ReaderProcess } from "./reader-process";
import { ReceivedAttachments } from "./received-attachments";
import { Slots } from "./slots";
import { removeLeftOvers, spool } from "./spool";

export type ExtractorPoolOptions = {
  /** The bundle that scripts/build-extractor.mjs makes; the production build's when not given. */
  workerFile?: string;
  /** For temporary files; made when it is not there. */
  folder: string;
  /** How many documents are read at a time. */
  size?: number;
  limits?: Partial<ExtractorLimits>;
  log: Logger;
};

/** From the project's root, which is the working directory of every command. */
const BUILT_WORKER = "dist/extractor.mjs";

const DAMAGED =
  "The file is damaged in a way that stopped the program that reads it. Open it, save it again, and add the new copy.";
const TOO_LARGE = "The file is too large to be read. Split it into smaller files and add those.";
const TOO_SLOW =
  "The file takes too long to read. Split it into smaller files, or save it in a simpler format.";
const TOO_HEAVY =
  "The file takes too much memory to read. Split it into smaller files, or save it in a simpler format.";

/**
 * Reads documents in child processes that are started when needed, kept warm, and ended after a minute without work. One
 * that crashes or runs past a limit is replaced; a document whose process crashed is tried once more in a fresh one, so
 * that what a neighbour broke is not held against it.
 */
export function createExtractorPool({ size = 2, log, ...options }: ExtractorPoolOptions): Extractor {
  const workerFile = path.resolve(options.workerFile ?? BUILT_WORKER);
  const folder = path.resolve(options.folder);
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const slots = new Slots(
    size,
    () => ReaderProcess.start({ workerFile, folder, ...limits }),
    limits.memoryBytes / 2,
  );
  const hasSpareCore = () => slots.busy < Math.min(size, os.availableParallelism());
  let leftOversRemoved: Promise<void> | undefined;

  async function read(
    request: Omit<ReadRequest, "hasSpareCore">,
    received: ReceivedAttachments,
  ): Promise<Extraction> {
    for (let attempt = 1; attempt <= 2; attempt++) {
      await received.clear();
      const outcome = await slots.use(
        (reader) => reader.read({ ...request, hasSpareCore: hasSpareCore() }, received.keep),
        { fresh: attempt > 1 },
      );
      if (outcome.kind === "done") return outcome.extraction;
      log.warn({ attempt, ...outcome }, "a document stopped the process that read it");
      if (outcome.kind === "limit") return tooComplex(outcome.limit === "time" ? TOO_SLOW : TOO_HEAVY);
    }
    return { ok: false, code: "damaged", message: DAMAGED };
  }

  return {
    adapter: "PDFium, mammoth, parse5",
    async check() {
      await access(workerFile);
      return `${slots.busy} of ${size} processes busy`;
    },
    async extract(body, { fileName, contentType, selection }, take) {
      if (slots.isClosed) throw closing();
      leftOversRemoved ??= removeLeftOvers(folder);
      await leftOversRemoved;
      const file = await spool(body, folder, limits.fileBytes);
      const received = new ReceivedAttachments(folder, limits);
      try {
        if (file.isTooLarge) return tooComplex(TOO_LARGE);
        const request = {
          type: "read" as const,
          file: file.path,
          fileName,
          contentType,
          selection,
          maxCharacters: limits.characters,
          maxPages: limits.pages,
          maxUnpackedBytes: limits.unpackedBytes,
          maxAttachments: limits.attachments,
          withAttachments: take !== undefined,
        };
        const extraction = await read(request, received);
        if (extraction.ok && take) await received.give(take);
        return extraction;
      } finally {
        await received.clear();
        await rm(file.path, { force: true });
      }
    },
    async close() {
      slots.close(closing());
    },
  };
}

function tooComplex(message: string): Extraction {
  return { ok: false, code: "too_complex", message };
}

function closing(): AppError {
  return new AppError("unavailable", "The program is being stopped. Try again when it runs.");
}

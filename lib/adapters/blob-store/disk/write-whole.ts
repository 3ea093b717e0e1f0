import { randomUUID } from "node:crypto";
import { type FileHandle, mkdir, open, rename, rm } from "node:fs/promises";
import path from "node:path";
import { AppError } from "@/lib/core/errors";
import { measured } from "../measured";

const OUT_OF_SPACE = new Set(["ENOSPC", "EDQUOT"]);

/**
 * Writes a stream into a file that appears whole or not at all, also after a power cut: a draft is written and flushed,
 * then it takes the file's name in one step.
 * @param drafts a folder on the same file system
 * @throws AppError payload_too_large, storage_full; whatever the stream throws
 */
export async function writeWhole(
  file: string,
  drafts: string,
  body: ReadableStream<Uint8Array>,
  maxBytes: number,
): Promise<{ bytes: number; sha256: string }> {
  const draft = path.join(drafts, randomUUID());
  try {
    const written = await writeDraft(draft, body, maxBytes);
    const folder = path.dirname(file);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await rename(draft, file);
    await flushFolder(folder);
    return written;
  } catch (error) {
    await rm(draft, { force: true });
    throw isOutOfSpace(error)
      ? new AppError("storage_full", "There is no room left for this file.", { cause: error })
      : error;
  }
}

async function writeDraft(draft: string, body: ReadableStream<Uint8Array>, maxBytes: number) {
  const handle = await openDraft(draft, body);
  const { chunks, result } = measured(body, maxBytes);
  try {
    for await (const chunk of chunks()) await handle.appendFile(chunk);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return result();
}

async function openDraft(draft: string, body: ReadableStream<Uint8Array>): Promise<FileHandle> {
  try {
    return await open(draft, "wx", 0o600);
  } catch (error) {
    await body.cancel(error);
    throw error;
  }
}

/** A new name is safe only when its folder is on disk too. */
async function flushFolder(folder: string) {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isOutOfSpace(error: unknown): boolean {
  return error instanceof Error && "code" in error && OUT_OF_SPACE.has(`${error.code}`);
}

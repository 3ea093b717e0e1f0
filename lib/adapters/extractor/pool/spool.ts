import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

const SUFFIX = ".spooled";
const LEFT_OVER_AFTER_MS = 60 * 60 * 1000;

/** A document on disk, for another process to read. */
export type SpooledFile = { path: string; isTooLarge: boolean };

/**
 * Writes a stream to a file of its own, in a folder that is made when it is not there. Past `maxBytes` it stops reading and
 * says so; whoever called removes the file.
 * @throws whatever the stream or the disk fails with; no file is left then
 */
export async function spool(
  body: ReadableStream<Uint8Array>,
  folder: string,
  maxBytes: number,
): Promise<SpooledFile> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, `${randomUUID()}${SUFFIX}`);
  let bytes = 0;
  async function* counted(chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      bytes += chunk.length;
      if (bytes > maxBytes) return;
      yield chunk;
    }
  }
  // Opened first: a stream that fails at once would else be done before its file is made, and the file stay.
  const handle = await open(file, "wx", 0o600);
  try {
    // The browser's type of stream and Node's differ in name alone.
    const source = Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]);
    await pipeline(source, counted, handle.createWriteStream());
  } catch (error) {
    await handle.close();
    await rm(file, { force: true });
    throw error;
  }
  return { path: file, isTooLarge: bytes > maxBytes };
}

/** As `spool`, for what is in memory; gives the path. */
export async function spoolBytes(content: Uint8Array, folder: string): Promise<string> {
  const file = path.join(folder, `${randomUUID()}${SUFFIX}`);
  try {
    await writeFile(file, content, { mode: 0o600 });
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
  return file;
}

/** Removes what a process that was killed left in the folder. Never throws. */
export async function removeLeftOvers(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.endsWith(SUFFIX)) continue;
    const file = path.join(folder, name);
    const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > LEFT_OVER_AFTER_MS) await rm(file, { force: true }).catch(() => {});
  }
}

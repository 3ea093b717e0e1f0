import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, open, rename, rm } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import { assertFree, clearDrafts, refusalFor } from "./place";
import { BLANK, Seal } from "./seal";

export type Written = { bytes: number; sha256: string; lines: number };

export type ArchiveWriter = {
  /** Adds an entry to its end; one after the other. */
  add(name: string, source: AsyncIterable<Uint8Array>, how: { compress: boolean }): Promise<Written>;
};

/**
 * Writes an archive: a zip file whose comment is the SHA-256 of all before it. It appears under its name when it is whole
 * and on the disk, for its owner alone; whatever goes wrong leaves nothing.
 * @throws BackupRefused when there is no room, the file is there already, or nothing can be written there
 */
export async function writeArchive(
  file: string,
  fill: (writer: ArchiveWriter) => Promise<void>,
): Promise<void> {
  const draft = `${file}.part`;
  await assertFree(file);
  try {
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    await clearDrafts(path.dirname(file));
    // What another run left, or somebody laid here for us to write through.
    await rm(draft, { force: true });
    const zip = new ZipFile();
    const output = createWriteStream(draft, { flags: "wx", mode: 0o600, flush: true });
    const written = pipeline(zip.outputStream, new Seal(), output);
    const broken = written.then(() => new Promise<never>(() => {}));
    broken.catch(() => {});
    zip.on("error", (error) => output.destroy(error as Error));
    await Promise.race([
      fill({ add: (...entry) => Promise.race([addEntry(zip, ...entry), broken]) }),
      broken,
    ]);
    zip.end({ forceZip64Format: false, comment: BLANK });
    await written;
    // Somebody may have put one there while this was written.
    await assertFree(file);
    await rename(draft, file);
    await syncFolder(path.dirname(file));
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {});
    throw refusalFor(error, file) ?? error;
  }
}

function addEntry(
  zip: ZipFile,
  name: string,
  source: AsyncIterable<Uint8Array>,
  { compress }: { compress: boolean },
): Promise<Written> {
  return new Promise((resolve, reject) => {
    const hash = createHash("sha256");
    let [bytes, lines] = [0, 0];
    async function* measured() {
      try {
        for await (const chunk of source) {
          bytes += chunk.byteLength;
          hash.update(chunk);
          lines += newlinesIn(chunk);
          yield chunk;
        }
        resolve({ bytes, sha256: hash.digest("hex"), lines });
      } catch (error) {
        reject(error);
        throw error;
      }
    }
    zip.addReadStreamLazy(name, { compress }, (done) => {
      const content = Readable.from(measured(), { objectMode: false });
      // Whoever waits for the entry is told; yazl does not listen.
      content.on("error", () => {});
      done(null, content);
    });
  });
}

function newlinesIn(chunk: Uint8Array): number {
  let count = 0;
  for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) count += 1;
  return count;
}

/** A new name is on the disk when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  await handle.sync().finally(() => handle.close());
}
